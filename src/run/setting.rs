//! What the lecture is given about: the data, the network, the options, and
//! which of them are the lecture's own.

use std::path::{Path, PathBuf};

use handwritten::data::{COURSE_WEIGHTS, DIGITS, Digits, WEIGHTS, data_directory};
use handwritten::feedforward::one_hot;
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use ndarray::Array2;

use super::{
    Failure,
    digits::Names,
    options::{Engine, LECTURE_ITERATIONS, LECTURE_LAMBDA, Options},
    table::counted,
};

/// More labels than this are taken for a mistake.
pub(crate) const MAX_LABELS: usize = 1000;

/// Training that would take more bytes than this is not begun.
const MAX_BYTES: f64 = 4e9;

/// Everything that the sections need to know.
pub(crate) struct Setting {
    pub(crate) digits: Digits,
    /// The labels as answers of the network that is trained, m × labels.
    pub(crate) targets: Array2<f64>,
    pub(crate) names: Names,
    /// Of the network that is trained.
    pub(crate) architecture: Architecture,
    /// The weights that sections 2 and 5 look at.
    pub(crate) weights: Weights,
    /// The weights that training starts from.
    pub(crate) start: Network,
    /// The file that they come from, if they are not random.
    pub(crate) loaded: Option<PathBuf>,
    pub(crate) lambda: f64,
    pub(crate) iterations: usize,
    pub(crate) seed: u64,
    pub(crate) engine: Engine,
    /// Of the fast engine; as many as there are processors if it is not said.
    pub(crate) threads: Option<usize>,
    pub(crate) save: Option<PathBuf>,
    pub(crate) export: Option<PathBuf>,
    /// Whether the data claim to be the lecture's.
    pub(crate) lecture_data: bool,
    /// Whether data and training are the lecture's, whatever the seed.
    pub(crate) lecture_training: bool,
}

/// Weights that are not trained here.
pub(crate) struct Weights {
    pub(crate) network: Network,
    /// The file that they come from, if they are not random.
    file: Option<PathBuf>,
    /// Whether the course's weights would have been used, but are not there.
    course_is_absent: bool,
}

impl Setting {
    /// Loads what the options name.
    pub(crate) fn load(options: &Options) -> Result<Self, Failure> {
        for (path, option) in [(&options.save, "--save"), (&options.export, "--export")] {
            if let Some(path) = path {
                can_be_saved(path, option)?;
            }
        }
        if options.export.is_some() && options.export == options.save {
            return Err("--save and --export name the same file; name two".into());
        }
        let lecture_data = is_named(&options.data, DIGITS);
        let most_labels = if lecture_data {
            Architecture::LECTURE.labels
        } else {
            MAX_LABELS
        };
        let digits = Digits::load(&options.data, most_labels)?;
        let largest = digits.labels.iter().copied().max().unwrap_or(1);
        let loaded = match &options.load {
            Some(path) => Some(fitting(path, &digits, "--load")?),
            None => None,
        };
        let random = Architecture {
            inputs: digits.x.ncols(),
            hidden: options.hidden,
            labels: largest,
        };
        let architecture = loaded.as_ref().map_or(random, Network::architecture);
        fits_into_memory(digits.x.nrows(), architecture)?;
        let start = loaded.unwrap_or_else(|| random_network(architecture, options.seed));
        Ok(Self {
            weights: Weights::load(options, &digits, &start, lecture_data)?,
            targets: one_hot(&digits.labels, architecture.labels),
            names: Names::new(architecture.labels),
            lecture_training: lecture_data
                && options.load.is_none()
                && architecture.hidden == Architecture::LECTURE.hidden
                && options.lambda.total_cmp(&LECTURE_LAMBDA).is_eq()
                && options.iterations == LECTURE_ITERATIONS,
            digits,
            architecture,
            start,
            loaded: options.load.clone(),
            lambda: options.lambda,
            iterations: options.iterations,
            seed: options.seed,
            engine: options.engine,
            threads: options.threads,
            save: options.save.clone(),
            export: options.export.clone(),
            lecture_data,
        })
    }

    /// A warning, for a single wrong label gives the network many outputs.
    pub(crate) fn labels_without_image(&self) -> Option<String> {
        /// Labels that are named.
        const NAMED: usize = 5;

        let labels = &self.digits.labels;
        let largest = labels.iter().copied().max()?;
        let mut has_image = vec![false; largest + 1];
        for &label in labels {
            has_image[label] = true;
        }
        let without: Vec<usize> = (1..=largest).filter(|&label| !has_image[label]).collect();
        if self.lecture_data || without.is_empty() {
            return None;
        }
        let named: Vec<String> = without.iter().take(NAMED).map(usize::to_string).collect();
        let more = match without.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = named.join(", ");
        Some(format!(
            "labels without an image: {named}{more}; {largest} is the largest label"
        ))
    }

    /// The labels as answers of a network that may have more outputs.
    pub(crate) fn targets_of(&self, network: &Network) -> Array2<f64> {
        one_hot(&self.digits.labels, network.architecture().labels)
    }
}

impl Weights {
    /// The weights that the options name, else the course's if they are there,
    /// else the project's own if they fit the data, else those of the start.
    fn load(
        options: &Options,
        digits: &Digits,
        start: &Network,
        lecture_data: bool,
    ) -> Result<Self, Failure> {
        if let Some(path) = &options.weights {
            return Ok(Self {
                network: fitting(path, digits, "--weights")?,
                file: Some(path.clone()),
                course_is_absent: false,
            });
        }
        if !lecture_data {
            return Ok(Self {
                network: start.clone(),
                file: options.load.clone(),
                course_is_absent: false,
            });
        }
        let course = data_directory().join(COURSE_WEIGHTS);
        let course_is_absent = !course.exists();
        let file = if course_is_absent {
            data_directory().join(WEIGHTS)
        } else {
            course
        };
        Ok(Self {
            network: fitting(&file, digits, "--weights")?,
            file: Some(file),
            course_is_absent,
        })
    }

    /// Whether they claim to be the course's.
    pub(crate) fn are_the_courses(&self) -> bool {
        self.file
            .as_ref()
            .is_some_and(|file| is_named(file, COURSE_WEIGHTS))
    }

    /// Whether they are the ones that come with the project.
    pub(crate) fn are_the_shipped(&self) -> bool {
        self.file
            .as_ref()
            .is_some_and(|file| *file == data_directory().join(WEIGHTS))
    }

    /// What they are called.
    pub(crate) fn name(&self) -> String {
        match &self.file {
            Some(_) if self.are_the_courses() => "the course's weights".to_owned(),
            Some(file) => format!("the weights of {}", shown(file)),
            None => "the random weights of section 4".to_owned(),
        }
    }

    /// A sentence or two on where they come from.
    pub(crate) fn introduction(&self) -> String {
        let more = if self.course_is_absent {
            format!(
                " The course publishes the costs of its own weights, {COURSE_WEIGHTS}, which \
                 are not here: data/README.md has the line that downloads them."
            )
        } else if self.are_the_courses() || self.are_the_shipped() {
            String::new()
        } else {
            " Nothing is published about them.".to_owned()
        };
        format!("Feedforward over all examples with {}.{more}", self.name())
    }
}

/// The file's name, without the folders of this machine in front of it.
fn shown(file: &Path) -> String {
    let data = data_directory();
    file.strip_prefix(data.parent().unwrap_or(&data))
        .unwrap_or(file)
        .display()
        .to_string()
}

pub(crate) fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|found| found == name)
}

/// A network that can read these digits.
fn fitting(path: &Path, digits: &Digits, option: &str) -> Result<Network, Failure> {
    let network = Network::load(path)?;
    let Architecture { inputs, labels, .. } = network.architecture();
    let pixels = digits.x.ncols();
    let largest = digits.labels.iter().copied().max().unwrap_or(1);
    if inputs == pixels && labels >= largest {
        return Ok(network);
    }
    let path = path.display();
    Err(format!(
        "{path}: the network has {inputs} inputs and {labels} labels, the data have {pixels} \
         pixels and labels up to {largest}; name a network that fits with {option}"
    )
    .into())
}

/// Asked before the work, which would be lost.
fn can_be_saved(path: &Path, option: &str) -> Result<(), Failure> {
    let shown = path.display();
    if path.symlink_metadata().is_ok() {
        return Err(format!(
            "{shown}: exists already and is left as it is; choose another name with {option}"
        )
        .into());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if path.file_name().is_none() || !folder.is_dir() {
        return Err(format!("{shown}: its folder does not exist; make it first").into());
    }
    Ok(())
}

/// Refuses a training that the memory may not hold.
fn fits_into_memory(examples: usize, architecture: Architecture) -> Result<(), Failure> {
    let Architecture {
        inputs,
        hidden,
        labels,
    } = architecture;
    let (m, n, h, k) = (examples as f64, inputs as f64, hidden as f64, labels as f64);
    // Matrices of a forward and backward pass, and the vectors of the minimiser.
    let numbers = m * (4.0 * h + 6.0 * k) + 12.0 * (h * (n + 1.0) + k * (h + 1.0));
    let bytes = 8.0 * numbers;
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(format!(
        "training {} examples of {} pixels with {} hidden units and {} labels would take about \
         {:.0} GB of memory, at most {:.0} GB are used; choose a smaller --hidden or fewer examples",
        counted(examples),
        counted(inputs),
        counted(hidden),
        counted(labels),
        (bytes / 1e9).ceil(),
        MAX_BYTES / 1e9,
    )
    .into())
}
