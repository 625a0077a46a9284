//! A class: known submissions get their known points, twice the same, and a run
//! that was interrupted goes on.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::Write,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    time::Instant,
};

use cargo_lab::{
    course::SECTIONS,
    grade::{
        catalogue::Check,
        class::{self, Class},
        formats,
        rubric::Rubric,
        visible::WhichTests,
    },
};
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    common::{exam, with_body},
    known_ways::{known_ways, own_checks, reached_checks},
    mistakes::mistakes,
};

/// A submission, and the checks that it has right.
struct Student {
    /// Text of the file for each section that there is.
    modules: Vec<(usize, Vec<u8>)>,
    /// Sections of which nothing counts.
    lost_sections: Vec<usize>,
    /// Checks that do not count.
    lost_checks: Vec<&'static str>,
    /// A function that is wrong in a known way, and what the feedback calls it.
    known: Option<(String, String)>,
    /// Whether a person should look.
    suspicious: bool,
}

impl Student {
    fn right() -> Self {
        let module = |section: &cargo_lab::course::Section| {
            (section.number, section.solution().as_bytes().to_vec())
        };
        Self {
            modules: SECTIONS.iter().map(module).collect(),
            lost_sections: Vec::new(),
            lost_checks: Vec::new(),
            known: None,
            suspicious: false,
        }
    }

    fn put(&mut self, section: usize, text: &[u8]) {
        self.modules.retain(|(number, _)| *number != section);
        self.modules.push((section, text.to_vec()));
    }

    /// The least and the most that it may get. That is the same, but for what is
    /// wrong in a known way: of that some check of the function itself is lost, and
    /// perhaps those of its callers.
    fn points(&self, rubric: &Rubric) -> RangeInclusive<f64> {
        let checks: Vec<_> = rubric.parts.iter().flat_map(|part| &part.checks).collect();
        let sum_without = |lost: &dyn Fn(&Check) -> bool| -> f64 {
            let kept = checks.iter().filter(|(check, _)| !lost(check));
            kept.map(|(_, points)| points).sum()
        };
        let lost = |check: &Check| {
            self.lost_sections.contains(&check.section) || self.lost_checks.contains(&check.name)
        };
        let Some((function, _)) = &self.known else {
            let points = sum_without(&lost);
            return points..=points;
        };
        let reached = reached_checks(function);
        let all = sum_without(&lost);
        let of_one = |name: &&str| sum_without(&|check| lost(check) || check.name == *name);
        let most = own_checks(function).iter().map(of_one).fold(0.0, f64::max);
        assert!(most <= all);
        sum_without(&|check| lost(check) || reached.contains(&check.name))..=most
    }

    /// As a folder, a .zip or a .tar.gz.
    fn hand_in(&self, folder: &Path, name: &str, how: usize) -> PathBuf {
        let files = self.modules.iter().map(|(number, text)| {
            (
                format!("handwritten-main/src/{}.rs", SECTIONS[number - 1].stem),
                text,
            )
        });
        match how % 3 {
            0 => {
                let path = folder.join(name);
                for (file, text) in files {
                    let file = path.join(file);
                    fs::create_dir_all(file.parent().unwrap()).unwrap();
                    fs::write(file, text).unwrap();
                }
                fs::create_dir_all(&path).unwrap();
                path
            }
            1 => {
                let path = folder.join(format!("{name}.zip"));
                let mut writer = ZipWriter::new(File::create(&path).unwrap());
                for (file, text) in files {
                    writer
                        .start_file(file, SimpleFileOptions::default())
                        .unwrap();
                    writer.write_all(text).unwrap();
                }
                writer.finish().unwrap();
                path
            }
            _ => {
                let path = folder.join(format!("{name}.tar.gz"));
                let file = File::create(&path).unwrap();
                let mut builder = tar::Builder::new(GzEncoder::new(file, Compression::fast()));
                for (file, text) in files {
                    let mut header = tar::Header::new_gnu();
                    header.set_size(text.len() as u64);
                    header.set_mode(0o644);
                    builder
                        .append_data(&mut header, file, text.as_slice())
                        .unwrap();
                }
                builder.into_inner().unwrap().finish().unwrap();
                path
            }
        }
    }
}

/// The students of a class of any size: four tenths with mistakes, a fifth all
/// right, the rest partly done, broken or hostile.
fn student(index: usize) -> Student {
    let mut student = Student::right();
    match index % 10 {
        0 | 1 => {
            // Right, and written in their own way.
            let text = format!("{}\n// {index}\n", SECTIONS[1].solution()).replace('\n', "\r\n");
            student.put(2, text.as_bytes());
        }
        2..=4 => {
            for mistake in mistakes_of(index) {
                student.put(mistake.section, mistake.text.as_bytes());
                student.lost_checks.extend(mistake.costs);
            }
        }
        5 => {
            // Seven apart, so that a class of any size has some of all sections.
            let ways = known_ways();
            let way = &ways[index / 10 * 7 % ways.len()];
            student.put(way.section, way.text.as_bytes());
            let named = format!("{}: {}", SECTIONS[way.section - 1], way.mistake);
            student.known = Some((way.function.clone(), named));
        }
        6 | 7 => {
            // The first so many sections; the others as handed out, or not there.
            let done = 1 + index % 7;
            for section in &SECTIONS[done..] {
                student.lost_sections.push(section.number);
                if index.is_multiple_of(2) {
                    student.put(section.number, section.stub().as_bytes());
                } else {
                    student
                        .modules
                        .retain(|(number, _)| *number != section.number);
                }
            }
        }
        8 => break_one(&mut student, index / 10),
        _ => attack(&mut student, index / 10),
    }
    student
}

/// One to three mistakes in different sections.
fn mistakes_of(index: usize) -> Vec<super::mistakes::Mistake> {
    let mut chosen: Vec<super::mistakes::Mistake> = Vec::new();
    let all = mistakes();
    let count = all.len();
    for (place, mistake) in all.into_iter().enumerate() {
        let wanted = (0..=index % 3).any(|step| (index * 7 + step * 6) % count == place);
        if wanted && chosen.iter().all(|other| other.section != mistake.section) {
            chosen.push(mistake);
        }
    }
    chosen
}

fn break_one(student: &mut Student, kind: usize) {
    let section = 1 + kind % 8;
    let solution = SECTIONS[section - 1].solution();
    student.lost_sections.push(section);
    match kind % 5 {
        0 => student.put(
            section,
            solution.replacen("pub fn", "pub fun", 1).as_bytes(),
        ),
        1 => {
            student.put(section, b"\0\0\0");
            student.suspicious = true; // damaged on its way, perhaps: a person looks
        }
        2 => student.put(section, b""),
        3 => student.put(
            section,
            format!("{solution}\nfn a() -> f64 {{ \"text\" }}").as_bytes(),
        ),
        _ => student.modules.retain(|(number, _)| *number != section),
    }
}

fn attack(student: &mut Student, kind: usize) {
    let penalty = |body: &str| with_body(2, "penalty", body).into_bytes();
    student.suspicious = true;
    let lost: &[&str] = &["penalty", "regularized_cost"];
    // `cost` without a penalty calls it too.
    let with_cost: &[&str] = &["penalty", "regularized_cost", "cost"];
    match kind % 6 {
        0 => {
            student.put(2, &penalty("std::process::exit(0)"));
            student.lost_checks.extend(with_cost);
        }
        1 => {
            let text = format!(
                "const A: &str = include_str!(\"/etc/passwd\");\n{}",
                SECTIONS[4].solution()
            );
            student.put(5, text.as_bytes());
            student.lost_sections.push(5);
        }
        2 => {
            student.put(2, &penalty("println!(\"test result: ok\"); if lambda == 0.0 { return 0.0; } panic!(\"{:?}\", std::env::vars().count())"));
            student.lost_checks.extend(lost);
        }
        3 => {
            student.put(
                2,
                &penalty("std::thread::spawn(|| loop {}); if lambda == 0.0 { 0.0 } else { 1.0 }"),
            );
            student.lost_checks.extend(lost);
        }
        4 => {
            student.put(2, &penalty("fn f(a: f64) -> f64 { 1.0 + f(a) } if lambda == 0.0 { 0.0 } else { f(std::fs::read(\"/etc/passwd\").map_or(0.0, |_| 1.0)) }"));
            student.lost_checks.extend(lost);
        }
        _ => {
            student.suspicious = false; // an endless loop is a mistake like any other
            student.put(2, &penalty("if lambda == 0.0 { return 0.0; } loop {}"));
            student.lost_checks.extend(lost);
        }
    }
}

/// A student with the report on what was handed in.
type Graded = (Student, Value);

fn grade(folder: &Path, count: usize, kept: Option<PathBuf>, tests: WhichTests) -> Vec<Graded> {
    let rubric = Rubric::load("course").unwrap();
    let handed_in = folder.join("handed in");
    fs::create_dir_all(&handed_in).unwrap();
    let students: Vec<Student> = (0..count).map(student).collect();
    let paths: Vec<PathBuf> = students
        .iter()
        .enumerate()
        .map(|(index, student)| student.hand_in(&handed_in, &format!("student {index:03}"), index))
        .collect();
    let class = Class {
        exam: exam(),
        rubric: &rubric,
        tests,
        jobs: 2,
        kept,
    };
    let reports = class
        .grade_all(&paths)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(reports.len(), count);
    students.into_iter().zip(reports).collect()
}

fn assert_as_expected(graded: &[Graded]) {
    let rubric = Rubric::load("course").unwrap();
    let mut wrong = String::new();
    for (student, report) in graded {
        let found = report["points"].as_f64().unwrap();
        let points = student.points(&rubric);
        let flagged = !report["for_a_person"].as_array().unwrap().is_empty();
        let mistakes = report["mistakes"].as_array().unwrap();
        let is_named = student
            .known
            .as_ref()
            .is_none_or(|(_, name)| mistakes.contains(&Value::from(name.as_str())));
        let right = found > points.start() - 0.02 && found < points.end() + 0.02;
        if !right || flagged != student.suspicious || !is_named {
            let _ = writeln!(
                wrong,
                "{}: {found} in place of {points:?}, flagged {flagged}, expected {:?}: {mistakes:?} {}",
                report["submission"], student.known, report["parts"]
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_class_of_ten_gets_its_points_and_nothing_is_graded_twice() {
    let folder = TempDir::new().unwrap();
    let kept = folder.path().join("reports");
    fs::create_dir_all(&kept).unwrap();
    let graded = grade(
        folder.path(),
        10,
        Some(kept.clone()),
        WhichTests::UpToTheFirst,
    );
    assert_as_expected(&graded);

    // One report is lost, as if the run had been interrupted before it.
    let before = fs::read(kept.join("student 003.json")).unwrap();
    fs::remove_file(kept.join("student 003.json")).unwrap();
    let marked = fs::read_to_string(kept.join("student 002.json"))
        .unwrap()
        .replace("\"points\": ", "\"points\":  ");
    fs::write(kept.join("student 002.json"), &marked).unwrap();
    let again = grade(
        folder.path(),
        10,
        Some(kept.clone()),
        WhichTests::UpToTheFirst,
    );
    let values = |graded: &[Graded]| {
        graded
            .iter()
            .map(|(_, report)| report.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(values(&again), values(&graded));
    assert_eq!(
        fs::read(kept.join("student 003.json")).unwrap(),
        before,
        "byte for byte the same"
    );
    assert_eq!(
        fs::read_to_string(kept.join("student 002.json")).unwrap(),
        marked,
        "graded once"
    );

    let reports = values(&graded);
    let table = formats::csv(&reports).unwrap();
    assert_eq!(table.lines().count(), 11);
    assert!(
        table.starts_with("submission,points,of,Feedforward and cost,"),
        "{table}"
    );
    assert!(
        table.contains("student 000,100,100,30,15,5,40,10,"),
        "{table}"
    );
    let summary = class::summary(&reports, exam().walls);
    assert!(summary.contains("10 submissions: mean"), "{summary}");
    assert!(summary.contains("The most frequent mistakes:"), "{summary}");
    let feedback = fs::read_to_string(kept.join("student 002.txt")).unwrap();
    assert!(
        feedback.contains("The first test that fails: "),
        "{feedback}"
    );
    assert!(
        !feedback.contains(&*folder.path().to_string_lossy()),
        "a place of this machine: {feedback}"
    );
    for (name, text) in [("feedback", &feedback), ("summary", &summary)] {
        for section in SECTIONS {
            for body in bodies(section.solution()) {
                assert!(!text.contains(&body), "the {name} shows {body}");
            }
        }
    }
}

/// Lines of solutions that say something.
fn bodies(solution: &str) -> Vec<String> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in solution.lines() {
        inside |= line.contains("ANCHOR: solution_");
        inside &= !line.contains("ANCHOR_END: solution_");
        let line = line.trim();
        if inside && line.len() > 24 && !line.starts_with("//") {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// `GRADE_SUBMISSIONS=40` grades fewer.
#[test]
#[ignore = "takes minutes: cargo test -p cargo-lab --test grading -- --ignored --nocapture"]
fn two_hundred_submissions_get_the_points_that_are_known_before() {
    let count = std::env::var("GRADE_SUBMISSIONS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(200);
    let folder = TempDir::new().unwrap();
    let kept = folder.path().join("reports");
    fs::create_dir_all(&kept).unwrap();
    exam();
    let (begun, cpu) = (Instant::now(), cpu_seconds());
    let graded = grade(folder.path(), count, Some(kept), WhichTests::UpToTheFirst);
    let each = begun.elapsed().as_secs_f64() / count as f64;
    let cpu = (cpu_seconds() - cpu) / count as f64;
    println!(
        "{count} submissions: {each:.2} s each on the clock, {cpu:.2} s each of processor time, {}",
        peak_memory()
    );
    assert_as_expected(&graded);
}

/// Of this program and all that it has waited for, on Linux.
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = after_name
        .split(' ')
        .skip(11)
        .take(4)
        .filter_map(|number| number.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("memory not known");
    line.to_owned()
}
