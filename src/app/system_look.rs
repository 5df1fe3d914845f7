//! Hears from the desktop how it wants windows to look: by the portal's settings on Linux, where winit knows nothing of
//! them. Elsewhere winit says whether it wants them dark.
//!
//! <https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html>

use super::jobs::Jobs;

/// Has the session told how the desktop wants windows to look, now and whenever that changes.
pub fn listen(jobs: &mut Jobs) {
    #[cfg(all(unix, not(target_os = "macos")))]
    jobs.spawn_listener("look of the system", portal::listen);
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    let _ = jobs;
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    use std::collections::HashMap;
    use std::future::poll_fn;
    use std::pin::Pin;

    use zbus::export::futures_core::Stream;
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{Connection, Proxy};

    use crate::app::jobs::JobLink;
    use crate::reader::{Outcome, SystemLook};

    /// What the portal calls the settings of all desktops.
    const APPEARANCE: &str = "org.freedesktop.appearance";
    /// What it calls those of GNOME and its kin, which some desktops have besides.
    const INTERFACE: &str = "org.gnome.desktop.interface";

    /// Settings by their names.
    type Named = HashMap<String, OwnedValue>;

    pub fn listen(link: &JobLink) {
        // A desktop without a portal says nothing.
        drop(pollster::block_on(told(link)));
    }

    async fn told(link: &JobLink) -> zbus::Result<()> {
        let bus = Connection::session().await?;
        let portal = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )
        .await?;
        let mut changes = portal.receive_signal("SettingChanged").await?;
        loop {
            let wanted = (vec![APPEARANCE, INTERFACE],);
            let settings: HashMap<String, Named> = portal.call("ReadAll", &wanted).await?;
            if !link.send(Outcome::LookChanged(look(&settings))) {
                return Ok(());
            }
            // What has changed matters less than what is so now.
            if poll_fn(|cx| Pin::new(&mut changes).poll_next(cx)).await.is_none() {
                return Ok(());
            }
        }
    }

    /// What settings say, by their namespaces.
    fn look(settings: &HashMap<String, Named>) -> SystemLook {
        let of = |namespace: &str, name: &str| settings.get(namespace)?.get(name).map(|value| &**value);
        let number = |name| match of(APPEARANCE, name) {
            Some(Value::U32(number)) => Some(*number),
            _ => None,
        };
        let animated = match of(INTERFACE, "enable-animations") {
            Some(Value::Bool(animated)) => *animated,
            _ => true,
        };
        let text_scale = match of(INTERFACE, "text-scaling-factor") {
            Some(Value::F64(scale)) => Some(*scale as f32),
            _ => None,
        };
        SystemLook {
            dark: match number("color-scheme") {
                Some(1) => Some(true),
                Some(2) => Some(false),
                _ => None,
            },
            high_contrast: number("contrast") == Some(1),
            reduced_motion: number("reduced-motion") == Some(1) || !animated,
            // On X11 the size of a point has it already (`Xft.dpi`).
            text_scale: text_scale.filter(|_| is_on_wayland()),
        }
    }

    fn is_on_wayland() -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn named(settings: Vec<(&str, Value<'static>)>) -> Named {
            settings.into_iter().map(|(name, value)| (name.to_owned(), value.try_into().unwrap())).collect()
        }

        #[test]
        fn the_portal_is_understood() {
            assert_eq!(look(&HashMap::new()), SystemLook::default(), "a desktop that says nothing");
            let all = vec![("color-scheme", Value::U32(1)), ("contrast", Value::U32(1))];
            let interface = vec![("enable-animations", Value::Bool(false))];
            let settings = HashMap::from([
                (APPEARANCE.to_owned(), named(all)),
                (INTERFACE.to_owned(), named(interface)),
            ]);
            let said = look(&settings);
            assert_eq!(
                (said.dark, said.high_contrast, said.reduced_motion),
                (Some(true), true, true),
                "{said:?}"
            );
            let light = vec![("color-scheme", Value::U32(2)), ("reduced-motion", Value::U32(1))];
            let said = look(&HashMap::from([(APPEARANCE.to_owned(), named(light))]));
            assert_eq!((said.dark, said.high_contrast, said.reduced_motion), (Some(false), false, true));
            let other = vec![("color-scheme", Value::from("dark"))];
            assert_eq!(look(&HashMap::from([(APPEARANCE.to_owned(), named(other))])), SystemLook::default());
        }
    }
}
