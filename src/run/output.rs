//! The folder of the pictures.

use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
};

use handwritten::picture::{MARK, may_save, png_bytes, save};
use ndarray::ArrayRef2;
use plotters::prelude::*;

use super::{Failure, screen::Screen, table::grouped};

/// Names of the pictures that the lecture may draw.
pub(crate) const LECTURE: &[&str] = &["digits.png", "cost.svg", "hidden_layer.png", "misread.png"];

/// A picture's pixels are enlarged until it is about so wide.
const WIDTH: usize = 640;

/// The folder, and what has been drawn into it.
pub(crate) struct Output {
    folder: PathBuf,
    names: &'static [&'static str],
    drawn: Vec<(PathBuf, String)>,
}

impl Output {
    /// Makes the folder and sees that nothing in it would be lost to pictures of
    /// these names.
    pub(crate) fn open(folder: &Path, names: &'static [&'static str]) -> Result<Self, Failure> {
        if folder.exists() && !folder.is_dir() {
            let file = folder.display();
            return Err(format!("{file}: is not a folder; name one with --output").into());
        }
        fs::create_dir_all(folder).map_err(|error| {
            let folder = folder.display();
            format!("{folder}: the folder cannot be made: {error}; choose another with --output")
        })?;
        for name in names {
            may_save(folder.join(name))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            names,
            drawn: Vec::new(),
        })
    }

    /// Deletes the pictures of an earlier run, of which this one may not draw
    /// all.
    pub(crate) fn clear(&self) -> Result<(), Failure> {
        for name in self.names {
            let path = self.folder.join(name);
            may_save(&path)?; // nothing there, or a picture of this program
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    let path = path.display();
                    return Err(format!(
                        "{path}: the picture of an earlier run cannot be deleted: {error}; \
                         choose another folder with --output"
                    )
                    .into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Draws a tile of images, whose values lie in −1..=1.
    pub(crate) fn tile(
        &mut self,
        name: &str,
        shows: String,
        tile: &ArrayRef2<f64>,
    ) -> Result<(), Failure> {
        let scale = (WIDTH / tile.ncols()).clamp(1, 8);
        self.write(name, shows, &png_bytes(tile, -1.0, 1.0, scale))
    }

    /// Draws the cost after each iteration, the first one before training.
    pub(crate) fn curve(&mut self, costs: &[f64], lambda: f64) -> Result<(), Failure> {
        let svg = cost_curve(costs, lambda)?;
        let shows = "the cost while training".to_owned();
        self.write("cost.svg", shows, svg.as_bytes())
    }

    /// Lists the pictures.
    pub(crate) fn list(&self, screen: &mut Screen) -> Result<(), Failure> {
        let widest = |(path, _): &(PathBuf, String)| path.display().to_string().chars().count();
        let width = self.drawn.iter().map(widest).max().unwrap_or(0);
        for (path, shows) in &self.drawn {
            let path = path.display().to_string();
            screen.prose(&format!("{path:<width$}  {shows}"))?;
        }
        Ok(())
    }

    /// Writes what is ready, which carries the mark of this program.
    pub(crate) fn write(&mut self, name: &str, shows: String, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        save(&path, bytes)?;
        self.drawn.push((path, shows));
        Ok(())
    }
}

/// The curve as an SVG file that carries the mark of this program.
fn cost_curve(costs: &[f64], lambda: f64) -> Result<String, Box<dyn Error>> {
    const SIZE: (u32, u32) = (720, 440);
    let text = ("sans-serif", 15).into_font();
    let highest = costs
        .iter()
        .fold(0.0_f64, |highest, &cost| highest.max(cost));
    let iterations = costs.len().saturating_sub(1).max(1);
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let title = format!("Cost while training, lambda {lambda}");
        let mut chart = ChartBuilder::on(&area)
            .caption(title, ("sans-serif", 20))
            .margin(16)
            .x_label_area_size(44)
            .y_label_area_size(60)
            .build_cartesian_2d(0..iterations, 0.0..1.05 * highest)?;
        chart
            .configure_mesh()
            .x_desc("iteration")
            .y_desc("cost J")
            .label_style(text.clone())
            .axis_desc_style(text)
            .y_label_formatter(&|cost| grouped(*cost, if highest < 1.0 { 2 } else { 1 }))
            .bold_line_style(BLACK.mix(0.15))
            .light_line_style(TRANSPARENT)
            .draw()?;
        let points = costs.iter().copied().enumerate();
        chart.draw_series(LineSeries::new(points, BLUE.stroke_width(2)))?;
        area.present()?;
    }
    let end_of_tag = svg.find('>').map_or(0, |end| end + 1);
    svg.insert_str(end_of_tag, &format!("\n<!-- {MARK} -->"));
    Ok(svg)
}
