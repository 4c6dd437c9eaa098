namespace UserMacro.Simulator.Install;

/// <param name="Outcome">The app's status code, or why there was none.</param>
internal sealed record LifecycleEntry(DateTimeOffset At, string Event, string Outcome);
