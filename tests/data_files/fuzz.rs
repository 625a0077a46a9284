//! Files that are out to do harm: none may cost memory, time or the program.

// For the counting allocator at the end; nothing else here is unsafe.
#![allow(unsafe_code)]
#![expect(clippy::unwrap_used, reason = "a test may fail here")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    env, fs, panic,
    time::{Duration, Instant},
};

use handwritten::{data::Digits, network::Network};

use super::builder::{
    Order, data_file, flags, folder, name, refused, without_folder, written, x_of_one,
};

/// A small file must not unpack to a large one: the loader stops at what the
/// file declares, at what it wants, and at its limit.
#[test]
fn bombs_take_neither_memory_nor_time() {
    let order = Order::Little;
    let zeros = vec![0; 64 << 20];
    let behind = |declared: u32, shape: [u32; 2], size: u32| {
        let mut array = order.word(14).to_vec();
        array.extend(order.word(declared));
        array.extend(flags(6));
        array.extend(order.element(5, &shape.map(|size| order.word(size)).concat()));
        array.extend(name("X"));
        array.extend(order.word(9));
        array.extend(order.word(size));
        array.extend(&zeros);
        order.file(&[order.packed(&array)])
    };
    let cases = [
        // The stream holds more than the array declares.
        (
            behind(64, [1, 1], 8),
            "the array \"X\" is damaged: more is packed than it declares; copy or download the file again",
        ),
        // As much as the array declares, which is not what it is to hold.
        (
            behind(56 + (64 << 20), [1, 1], 64 << 20),
            "the array \"X\" is damaged: it declares 1 numbers of 8 bytes and 67108864 bytes in all; copy or download the file again",
        ),
        // All fits together, but is too much.
        (
            behind(56 + (1 << 30), [1 << 14, 1 << 13], 1 << 30),
            "the array \"X\" takes 1073741824 bytes, at most 536870912 are read; save fewer rows",
        ),
    ];
    for (bytes, expected) in cases {
        let path = written("bomb.mat", &bytes);
        let (result, peak) = peak_memory(|| Digits::load(&path, 10).unwrap_err());
        assert_eq!(without_folder(&result), format!("bomb.mat: {expected}"));
        assert!(peak < 1 << 20, "{peak} bytes for a file of {}", bytes.len());
    }
}

/// Packed elements within packed elements overflow the stack of a reader that
/// descends into them.
#[test]
fn does_not_descend_into_packed_elements() {
    let mut element = x_of_one();
    for _ in 0..100 {
        element = Order::Little.packed(&element);
    }
    let error = refused(&Order::Little.file(&[element]));
    assert!(error.contains("an element of type 15 is packed"), "{error}");
}

#[test]
fn lists_no_more_than_10000_arrays() {
    let tiny = Order::Little.element(14, &[&flags(17)[..], &name("a")].concat());
    let bytes = Order::Little.file(&vec![tiny; 10_001]);
    assert_eq!(
        refused(&bytes),
        "the file is damaged: it holds more than 10000 arrays; copy or download the file again"
    );
}

/// Changes bytes of good files at random and loads them: each is either read
/// or refused, with little memory and at once.
///
/// `HANDWRITTEN_FUZZ_CASES` sets how many; a case repeats by its number alone.
#[test]
fn whatever_the_bytes_the_loader_reads_or_refuses_them() {
    let number = |name, default| env::var(name).map_or(default, |value| value.parse().unwrap());
    let first = number("HANDWRITTEN_FUZZ_FIRST", 0);
    let cases = number("HANDWRITTEN_FUZZ_CASES", 3000);
    let good = good_files();
    let path = folder("fuzz").join("case.mat");
    let (mut read, mut most, mut longest) = (0, 0, Duration::ZERO);
    for case in first..first + cases {
        // The file of a failed case stays where it is.
        fs::write(&path, mutated(&good, &mut Random(case))).unwrap();
        let start = Instant::now();
        let (loaded, peak) = peak_memory(|| {
            panic::catch_unwind(|| (Digits::load(&path, 10), Network::load(&path)))
                .unwrap_or_else(|_| panic!("case {case} panics"))
        });
        (most, longest) = (most.max(peak), longest.max(start.elapsed()));
        assert!(peak < 1 << 20, "case {case} takes {peak} bytes");
        if let Ok(digits) = &loaded.0 {
            read += 1;
            assert_eq!(digits.x.nrows(), digits.labels.len(), "case {case}");
            assert!(
                digits.x.iter().all(|pixel| pixel.is_finite()),
                "case {case}"
            );
            assert!(
                digits.labels.iter().all(|label| (1..=10).contains(label)),
                "case {case}"
            );
        }
        if let Ok(network) = &loaded.1 {
            read += 1;
            assert_eq!(
                network.theta2.ncols(),
                network.theta1.nrows() + 1,
                "case {case}"
            );
            assert!(
                network.unroll().iter().all(|weight| weight.is_finite()),
                "case {case}"
            );
        }
        for error in [loaded.0.err(), loaded.1.err()].into_iter().flatten() {
            assert!(error.to_string().len() < 2000, "case {case}: {error}");
        }
    }
    println!("{cases} cases, {read} read; at most {most} bytes and {longest:?} each");
    assert!(longest < Duration::from_secs(5), "a case took {longest:?}");
}

/// What the cases above start from: packed and plain files, small and large
/// numbers first.
fn good_files() -> Vec<Vec<u8>> {
    let mut good: Vec<_> = [
        "octave_v6",
        "octave_v7",
        "scipy",
        "scipy_packed",
        "scipy_single",
    ]
    .map(|name| fs::read(data_file(name)).unwrap())
    .to_vec();
    let order = Order::Big;
    let two = [1_f64, 2.0].map(f64::to_be_bytes).concat();
    good.push(order.file(&[
        order.array("X", 6, &[2, 1], 9, &two),
        order.array("y", 9, &[1, 2], 2, &[1, 2]),
    ]));
    good
}

/// One of the good files with a few changes, its arrays packed afterwards at
/// times, so that the changes stand behind a good checksum.
fn mutated(good: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = good[random.below(good.len())].clone();
    for _ in 0..=random.below(4) {
        // Most of a file's header says nothing.
        let at = random.below(bytes.len() - 120) + 120;
        match random.below(8) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
            2 => bytes[at] = random.below(20).to_le_bytes()[0], // a type or a class
            3 | 4 => {
                const WORDS: [u32; 8] = [0, 1, 8, 15, 1 << 16, 1 << 31, i32::MAX as u32, u32::MAX];
                let at = (at / 4 * 4).min(bytes.len() - 4);
                bytes[at..at + 4].copy_from_slice(&WORDS[random.below(8)].to_le_bytes());
            }
            5 => bytes.truncate(at.max(128)),
            6 => drop(bytes.splice(at..at, [0; 8])),
            _ => {
                let end = (at + 8 * random.below(20)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    if random.below(3) == 0 {
        packed_again(&bytes)
    } else {
        bytes
    }
}

/// The file with each plain array packed, as far as its tags can be followed.
fn packed_again(bytes: &[u8]) -> Vec<u8> {
    let (header, mut rest) = bytes.split_at(128);
    let order = if header[126] == b'M' {
        Order::Big
    } else {
        Order::Little
    };
    let mut file = header.to_vec();
    while let Some((tag, _)) = rest.split_first_chunk::<8>() {
        let size = &tag[4..];
        let size = match order {
            Order::Little => u32::from_le_bytes(size.try_into().unwrap()),
            Order::Big => u32::from_be_bytes(size.try_into().unwrap()),
        };
        let end = (size as usize).saturating_add(8).min(rest.len());
        file.extend(order.packed(&rest[..end]));
        rest = &rest[end..];
    }
    file.extend(rest);
    file
}

/// `SplitMix64`: a case is its number.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }
}

thread_local! {
    /// Bytes that this thread holds, and the most that it has held.
    static MEMORY: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(change: isize) {
    // Fails while the thread ends, when nobody counts any more.
    let _ = MEMORY.try_with(|memory| {
        let (held, most) = memory.get();
        let held = held + change;
        memory.set((held, most.max(held)));
    });
}

// SAFETY: everything is left to the system's allocator; `count` allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size().cast_signed());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// What `action` returns, and the most bytes that it held at one time.
fn peak_memory<T>(action: impl FnOnce() -> T) -> (T, usize) {
    let (before, _) = MEMORY.get();
    MEMORY.set((before, before));
    let result = action();
    (result, (MEMORY.get().1 - before).cast_unsigned())
}
