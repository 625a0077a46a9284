//! Reads what a test program prints.

/// What a test program said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// How many tests it said it would run.
    pub announced: Option<usize>,
    /// Tests that passed.
    pub passed: Vec<String>,
    /// Tests that were left out.
    pub ignored: Vec<String>,
    /// Why the first of them was.
    pub reason: Option<String>,
    /// Tests that failed, in the order of their messages.
    pub failed: Vec<Failed>,
    /// Whether it came to its last line.
    pub finished: bool,
}

/// A test that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its name.
    pub name: String,
    /// What it said, without the note on backtraces.
    pub message: String,
}

impl Run {
    /// How many tests have a result.
    #[must_use]
    pub fn results(&self) -> usize {
        self.passed.len() + self.ignored.len() + self.failed.len()
    }

    /// Whether every test that was announced has a result and none failed.
    #[must_use]
    pub fn is_green(&self) -> bool {
        self.finished
            && self.failed.is_empty()
            && !self.passed.is_empty()
            && self.announced == Some(self.results())
    }

    /// This run of some tests and a later one of others, taken as one.
    #[must_use]
    pub fn and(mut self, later: Self) -> Self {
        let announced = later.announced;
        self.announced = announced.map(|count| count + self.announced.unwrap_or_default());
        self.passed.extend(later.passed);
        self.ignored.extend(later.ignored);
        self.reason = self.reason.or(later.reason);
        self.failed.extend(later.failed);
        self.finished = later.finished;
        self
    }

    /// This run, which did not come to its messages, with what red tests of it said
    /// in another one.
    #[must_use]
    pub fn with_messages_of(mut self, other: Self) -> Self {
        self.failed = other.failed;
        self
    }

    /// Reads the standard output of a test program.
    #[must_use]
    pub fn parse(output: &str) -> Self {
        let mut run = Self::default();
        let mut names_of_failed = Vec::new();
        for line in output.lines() {
            if let Some(rest) = line.strip_prefix("running ") {
                let count = rest.split(' ').next().unwrap_or_default();
                run.announced = run.announced.or(count.parse().ok());
            } else if line.starts_with("test result: ") {
                run.finished = true;
            } else if let Some(rest) = line.strip_prefix("test ") {
                let Some((name, result)) = rest.rsplit_once(" ... ") else {
                    continue;
                };
                let name = name.trim_end_matches(" - should panic").to_owned();
                match result {
                    "ok" => run.passed.push(name),
                    "FAILED" => names_of_failed.push(name),
                    _ => {
                        if let Some(reason) = result.strip_prefix("ignored") {
                            run.ignored.push(name);
                            let reason = reason.strip_prefix(", ").map(str::to_owned);
                            run.reason = run.reason.or(reason);
                        }
                    }
                }
            }
        }
        run.failed = names_of_failed
            .into_iter()
            .map(|name| Failed {
                message: message(output, &name),
                name,
            })
            .collect();
        run
    }
}

/// What a test printed, which stands under `---- its name stdout ----`.
fn message(output: &str, name: &str) -> String {
    let head = format!("---- {name} stdout ----");
    let mut lines = output.lines().skip_while(|line| *line != head).skip(1);
    let mut said = Vec::new();
    for line in &mut lines {
        let next_test = line.starts_with("---- ") && line.ends_with(" stdout ----");
        if next_test || line == "failures:" {
            break;
        }
        if !line.starts_with("note: run with `RUST_BACKTRACE") {
            said.push(line);
        }
    }
    said.join("\n").trim().to_owned()
}

impl Failed {
    /// Where it panicked, and with which message.
    ///
    /// A panic begins `thread 'name' (12) panicked at src/cost.rs:5:9:`. A test
    /// that searches for the smallest case that fails panics many times; it says
    /// so in its last words.
    #[must_use]
    pub fn panic(&self) -> (Option<&str>, &str) {
        let Some(start) = self.message.rfind(" panicked at ") else {
            return (None, &self.message);
        };
        let rest = &self.message[start + " panicked at ".len()..];
        let (place, words) = rest.split_once('\n').unwrap_or((rest, ""));
        (Some(place.trim_end_matches(':')), words.trim())
    }
    /// Whether it printed something before it panicked for the first time.
    #[must_use]
    pub fn prints(&self) -> bool {
        let (before, _) = self.message.split_once(" panicked at ").unwrap_or_default();
        before.contains('\n')
    }
}
