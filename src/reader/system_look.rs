//! How the system wants windows to look.

/// How the system wants windows to look, as far as it says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SystemLook {
    /// Whether it wants them dark.
    pub dark: Option<bool>,
    /// Whether it wants more contrast.
    pub high_contrast: bool,
    /// Whether it wants nothing to move that need not.
    pub reduced_motion: bool,
    /// By how much its text is larger than usual, where the size of a point says nothing of that; 1 for not at all.
    pub text_scale: Option<f32>,
}

impl SystemLook {
    /// By how much text is larger than usual, within what the interface is made for.
    pub fn zoom(&self) -> f32 {
        self.text_scale.filter(|scale| scale.is_finite()).map_or(1.0, |scale| scale.clamp(0.5, 3.0))
    }
}
