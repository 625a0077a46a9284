//! What is handed in, however it is packed, named and written.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use cargo_lab::{
    course::SECTIONS,
    grade::submission::{Module, Submission},
};
use flate2::{Compression, write::GzEncoder};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

fn open(path: &Path) -> Submission {
    Submission::open(path).unwrap_or_else(|error| panic!("{error}"))
}

fn numbers(submission: &Submission) -> Vec<usize> {
    submission.modules.keys().copied().collect()
}

fn zip(folder: &TempDir, name: &str, entries: &[(&str, &[u8])]) -> PathBuf {
    let path = folder.path().join(name);
    let mut writer = ZipWriter::new(File::create(&path).unwrap());
    for (name, contents) in entries {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(contents).unwrap();
    }
    writer.finish().unwrap();
    path
}

/// Headers are written byte by byte: the library would refuse some of the paths.
fn tar_gz(folder: &TempDir, name: &str, entries: &[(&str, tar::EntryType, &[u8])]) -> PathBuf {
    let path = folder.path().join(name);
    let mut builder = tar::Builder::new(GzEncoder::new(
        File::create(&path).unwrap(),
        Compression::fast(),
    ));
    for (name, kind, contents) in entries {
        let mut header = tar::Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(contents.len() as u64);
        header.set_entry_type(*kind);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, *contents).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap();
    path
}

#[test]
fn all_ways_to_pack_a_submission_hold_the_same() {
    let folder = TempDir::new().unwrap();
    let solution = SECTIONS[2].solution().as_bytes();
    let file = tar::EntryType::Regular;
    let inner = zip(
        &folder,
        "inner.zip",
        &[("handwritten-main/src/sigmoid_gradient.rs", solution)],
    );
    let inner = fs::read(inner).unwrap();
    let moodle = folder.path().join("Ada Lovelace_123_assignsubmission_file");
    fs::create_dir_all(&moodle).unwrap();
    fs::write(moodle.join("my work.zip"), &inner).unwrap();
    let plain = folder.path().join("plain");
    fs::create_dir_all(plain.join("a/b/src")).unwrap();
    fs::write(plain.join("a/b/src/sigmoid_gradient.rs"), solution).unwrap();
    let loose = folder.path().join("loose");
    fs::create_dir_all(&loose).unwrap();
    fs::write(loose.join("sigmoid_gradient.rs"), solution).unwrap();
    for path in [
        plain,
        loose,
        moodle,
        folder.path().join("inner.zip"),
        zip(&folder, "outer.zip", &[("x/inner.zip", &inner)]),
        zip(
            &folder,
            "windows.zip",
            &[("work\\src\\sigmoid_gradient.rs", solution)],
        ),
        tar_gz(
            &folder,
            "a.tar.gz",
            &[("./src/sigmoid_gradient.rs", file, solution)],
        ),
        tar_gz(
            &folder,
            "b.tgz",
            &[("w/src/sigmoid_gradient.rs", file, solution)],
        ),
    ] {
        let submission = open(&path);
        assert_eq!(
            submission.text(3),
            Some(SECTIONS[2].solution()),
            "{}: {submission:?}",
            path.display()
        );
        assert_eq!(numbers(&submission), [3]);
    }
}

#[test]
fn names_are_those_of_the_folder_or_archive() {
    let folder = TempDir::new().unwrap();
    assert_eq!(open(&zip(&folder, "ada.zip", &[])).name, "ada");
    assert_eq!(open(&tar_gz(&folder, "b.c.tar.gz", &[])).name, "b.c");
    assert_eq!(
        open(folder.path()).name,
        folder.path().file_name().unwrap().to_string_lossy()
    );
}

#[test]
fn links_devices_and_paths_that_lead_outside_are_left_alone() {
    let folder = TempDir::new().unwrap();
    let file = tar::EntryType::Regular;
    let tar = tar_gz(
        &folder,
        "tricks.tar.gz",
        &[
            ("../../src/feedforward.rs", file, b"fn a() {}"),
            ("/src/visualization.rs", file, b"fn a() {}"),
            ("src/random_init.rs", tar::EntryType::Symlink, b""),
            ("src/fmincg.rs", tar::EntryType::Char, b""),
            ("src/prediction.rs", tar::EntryType::Fifo, b""),
            ("src/sigmoid_gradient.rs", file, b"fn a() {}"),
        ],
    );
    let submission = open(&tar);
    assert_eq!(submission.notes.len(), 2, "{:?}", submission.notes);
    assert_eq!(submission.text(3), Some("fn a() {}"));
    for section in [4, 7, 8] {
        assert!(
            matches!(submission.modules[&section], Module::Unreadable(_)),
            "{section}"
        );
    }
    assert_eq!(numbers(&submission), [3, 4, 7, 8]);

    let path = folder.path().join("link.zip");
    let mut writer = ZipWriter::new(File::create(&path).unwrap());
    writer
        .add_symlink(
            "src/feedforward.rs",
            "/etc/passwd",
            SimpleFileOptions::default(),
        )
        .unwrap();
    writer
        .start_file("../src/fmincg.rs", SimpleFileOptions::default())
        .unwrap();
    writer.finish().unwrap();
    let submission = open(&path);
    assert!(
        matches!(submission.modules[&2], Module::Unreadable(_)),
        "{submission:?}"
    );
    assert_eq!((numbers(&submission), submission.notes.len()), (vec![2], 1));
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("src/feedforward.rs")).unwrap();
    std::os::unix::fs::symlink("/", folder.path().join("everything")).unwrap();
    let submission = open(folder.path());
    assert!(matches!(&submission.modules[&2], Module::Unreadable(why) if why.contains("link")));
    assert_eq!(numbers(&submission), [2]);
}

#[test]
fn bombs_do_not_go_off() {
    let folder = TempDir::new().unwrap();
    let zeros = vec![b' '; 40 << 20];
    let file = tar::EntryType::Regular;
    for path in [
        zip(&folder, "bomb.zip", &[("src/feedforward.rs", &zeros)]),
        tar_gz(
            &folder,
            "bomb.tar.gz",
            &[("src/feedforward.rs", file, &zeros)],
        ),
    ] {
        let submission = open(&path);
        let Module::Unreadable(why) = &submission.modules[&2] else {
            panic!("{}", path.display());
        };
        assert!(why.contains("larger than 1024 KB"), "{why}");
    }
    let many: Vec<String> = (0..50_002).map(|index| format!("f{index}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let submission = open(&zip(&folder, "many.zip", &many));
    assert!(
        submission
            .unreadable
            .is_some_and(|why| why.contains("more than 50000 files"))
    );
}

#[test]
fn what_is_no_submission_is_said_to_be_none() {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    for (path, says) in [
        (put("empty.zip", b""), "is an empty file"),
        (
            put("essay.docx.zip", b"not a zip at all"),
            "is neither a folder nor",
        ),
        (put("cut.zip", b"PK\x03\x04cut off"), "is a damaged .zip"),
        (
            put("cut.tar.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03cut"),
            "is a damaged .tar.gz",
        ),
    ] {
        let submission = open(&path);
        let why = submission.unreadable.clone().unwrap_or_default();
        assert!(why.contains(says), "{}: {why}", path.display());
        assert!(submission.modules.is_empty());
    }
    let nothing = folder.path().join("nothing");
    fs::create_dir(&nothing).unwrap();
    let submission = open(&nothing);
    assert_eq!(
        (submission.unreadable.as_ref(), submission.modules.len()),
        (None, 0)
    );
    let error = Submission::open(&folder.path().join("not there"))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("not there") && error.contains("name a folder"),
        "{error}"
    );
}

#[test]
fn of_two_files_of_one_name_that_in_src_counts_and_of_two_there_a_person_decides() {
    let folder = TempDir::new().unwrap();
    let submission = open(&zip(
        &folder,
        "a.zip",
        &[
            ("w/backup/feedforward.rs", b"old"),
            ("w/src/feedforward.rs", b"new"),
            ("w/target/x/src/feedforward.rs", b"target"),
            ("__MACOSX/w/src/feedforward.rs", b"mac"),
            ("w/src/fmincg.rs", b"one"),
            ("w2/src/fmincg.rs", b"two"),
            ("w/src/prediction.rs", b"same"),
            ("w2/src/prediction.rs", b"same"),
        ],
    ));
    assert_eq!(submission.text(2), Some("new"));
    assert_eq!(submission.text(8), Some("same"));
    let several = vec!["w/src/fmincg.rs".to_owned(), "w2/src/fmincg.rs".to_owned()];
    assert_eq!(submission.modules[&7], Module::Several(several));
}

#[test]
fn encodings_are_read_and_named() {
    let folder = TempDir::new().unwrap();
    let utf16: Vec<u8> = "\u{FEFF}fn a() {}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let submission = open(&zip(
        &folder,
        "a.zip",
        &[
            ("src/feedforward.rs", &utf16),
            ("src/fmincg.rs", b"\xEF\xBB\xBFfn a() {}"),
            ("src/prediction.rs", b"fn a() {} // \xE9"),
            ("src/random_init.rs", b"fn\0a"),
        ],
    ));
    assert_eq!(submission.text(2), Some("fn a() {}"));
    assert_eq!(submission.text(7), Some("fn a() {}"));
    assert_eq!(submission.text(8), Some("fn a() {} // é"));
    assert!(
        matches!(&submission.modules[&8], Module::Text { note: Some(note), .. } if note.contains("Latin-1"))
    );
    assert!(matches!(&submission.modules[&4], Module::Unreadable(why) if why.contains("no text")));
}

#[test]
fn a_module_that_lies_elsewhere_or_is_called_otherwise_is_pointed_out() {
    let folder = TempDir::new().unwrap();
    let submission = open(&zip(
        &folder,
        "a.zip",
        &[
            ("w/src/visualization.rs", b"one"),
            ("w/old/feedforward.rs", b"elsewhere"),
            ("w/src/Sigmoid-Gradient (1).rs.txt", b"otherwise"),
            ("w/tests/s4_random_init.rs", b"the test of a copy"),
            (
                "w/tests/common/mistakes/random_init.rs",
                b"the course's own",
            ),
            ("w/book/src/fmincg.md", b"a chapter"),
        ],
    ));
    assert_eq!(numbers(&submission), [1]);
    assert_eq!(
        submission.notes,
        [
            "src/feedforward.rs is missing, so it has no points; not judged: w/old/feedforward.rs",
            "src/sigmoid_gradient.rs is missing, so it has no points; not judged: \
             w/src/Sigmoid-Gradient (1).rs.txt",
        ]
    );
}
