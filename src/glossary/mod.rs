//! Looking terms up, and finding them in a text.
