package io.rnnbench.study;

/** One question with its experiment. */
public interface Study {

  /** The name on the command line. */
  String name();

  /** The question as it was asked. */
  String question();

  /** Seeds that the preset repeats the experiment over. */
  int seeds(Preset preset);

  /** How many times the plan calls {@link Plan#finished()}. */
  int trainings(Plan plan);

  /** Runs the experiment on every backend of the plan. */
  StudyResult run(Plan plan);
}
