//! Jobs in tests, and tests of jobs.

use super::*;
use crate::reader::{NoticeKind, Purpose, SaveError};

/// Jobs, and the times that they have something to say.
pub fn jobs() -> (Jobs, Receiver<()>) {
    let (woken, wakes) = channel();
    // The test may have ended by the time a late thread wakes it.
    (Jobs::new(move || woken.send(()).unwrap_or_default()), wakes)
}

/// The next outcome, for which it waits.
///
/// # Panics
/// When there is none.
pub fn outcome(jobs: &Jobs, wakes: &Receiver<()>) -> Outcome {
    wakes.recv().unwrap();
    match jobs.next() {
        Some(Message::Outcome(outcome)) => outcome,
        Some(Message::Picture(_) | Message::Animation(_) | Message::Faces(_) | Message::FaceSample(_)) => {
            panic!("for the screen")
        }
        None => panic!("nothing was said"),
    }
}

fn noticed(kind: NoticeKind) -> Outcome {
    Outcome::Noticed(kind)
}

fn kind(outcome: Outcome) -> NoticeKind {
    match outcome {
        Outcome::Noticed(kind) => kind,
        other => panic!("{other:?}"),
    }
}

fn failed(failure: JobFailure) -> Outcome {
    noticed(match failure {
        JobFailure::Crashed => NoticeKind::FindCrashed,
        JobFailure::NoThread(error) => {
            NoticeKind::SettingsNotWritten(SaveError::System { error, file: None })
        }
    })
}

/// Waits until somebody cancels it.
fn endless(link: &JobLink) -> Outcome {
    while !link.is_cancelled() {
        thread::yield_now();
    }
    noticed(NoticeKind::DialogFailed(Purpose::OpenArticles))
}

#[test]
fn what_a_job_gives_is_in_the_inbox_once() {
    let (jobs, wakes) = jobs();
    assert!(jobs.is_idle());
    let job = jobs.spawn("test", |_| noticed(NoticeKind::Copied), failed);
    assert!(!jobs.is_idle());
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::Copied);
    assert!(jobs.next().is_none());
    job.join();
    assert!(jobs.is_idle());
}

#[test]
fn what_a_job_says_on_its_way_comes_first() {
    let (jobs, wakes) = jobs();
    let work = |link: &JobLink| {
        assert!(link.send(noticed(NoticeKind::NotConverted)));
        noticed(NoticeKind::Copied)
    };
    jobs.spawn("test", work, failed).join();
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::NotConverted);
    assert!(!jobs.is_idle(), "there is something to hear");
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::Copied);
    assert!(jobs.is_idle());
}

#[test]
fn a_panic_is_told_and_the_next_job_is_done() {
    let (jobs, wakes) = jobs();
    jobs.spawn("test", |_| panic!("this panic is part of the test"), failed);
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::FindCrashed);
    jobs.spawn("test", |_| noticed(NoticeKind::Copied), failed);
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::Copied);
}

#[test]
fn a_later_job_stops_the_earlier_one_and_wins() {
    let (mut jobs, wakes) = jobs();
    jobs.spawn_latest("test", endless, failed);
    jobs.spawn_latest("test", |_| noticed(NoticeKind::Copied), failed);
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::Copied);
    while !jobs.is_idle() {
        thread::yield_now();
    }
    assert!(jobs.next().is_none(), "the first has seen the flag and is not heard of");
}

#[test]
fn a_job_of_another_name_goes_on() {
    let (mut jobs, wakes) = jobs();
    jobs.spawn_latest("one", |_| noticed(NoticeKind::Copied), failed);
    wakes.recv().unwrap();
    jobs.spawn_latest("other", endless, failed);
    let Some(Message::Outcome(outcome)) = jobs.next() else { panic!("the first was heard of") };
    assert_eq!(kind(outcome), NoticeKind::Copied);
}

#[test]
fn what_was_said_before_it_was_given_up_is_not_heard() {
    let (mut jobs, wakes) = jobs();
    jobs.spawn_latest("test", |_| noticed(NoticeKind::DialogFailed(Purpose::OpenArticles)), failed);
    wakes.recv().unwrap();
    jobs.cancel("test");
    assert!(jobs.next().is_none());
}

#[test]
fn a_listener_is_not_under_way() {
    let (mut jobs, wakes) = jobs();
    let (tell, told) = channel();
    jobs.spawn_listener("test", move |link| {
        while let Ok(()) = told.recv() {
            link.send(noticed(NoticeKind::Copied));
        }
    });
    assert!(jobs.is_idle());
    tell.send(()).unwrap();
    assert_eq!(kind(outcome(&jobs, &wakes)), NoticeKind::Copied);
    assert!(jobs.is_idle());
}

#[test]
fn a_session_that_ends_gives_up_what_is_under_way() {
    let (mut jobs, _wakes) = jobs();
    let (ended, end) = channel();
    jobs.spawn_latest(
        "test",
        move |link| {
            let outcome = endless(link);
            ended.send(()).unwrap();
            outcome
        },
        failed,
    );
    drop(jobs);
    end.recv().unwrap();
}
