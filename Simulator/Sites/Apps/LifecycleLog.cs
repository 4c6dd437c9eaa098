using System.Collections.Immutable;

namespace UserMacro.Simulator.Sites.Apps;

/// <summary>What was told to the app, newest first, at most 100 entries.</summary>
internal sealed class LifecycleLog
{
    const int Capacity = 100;
    ImmutableList<LifecycleEntry> _entries = [];

    public ImmutableList<LifecycleEntry> Entries => Volatile.Read(ref _entries);

    public void Add(LifecycleEntry entry) =>
        ImmutableInterlocked.Update(ref _entries, (list, added) => [added, .. list.Take(Capacity - 1)], entry);
}

/// <param name="Outcome">The app's status code, or why there was none.</param>
internal sealed record LifecycleEntry(DateTimeOffset At, string Event, string Outcome);
