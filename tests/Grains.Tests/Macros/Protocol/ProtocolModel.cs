namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>
/// Drives editors' requests through the save protocol in every order of their steps, with every fault at every step, up to a number of faults.
/// </summary>
/// <remarks>A state is reached again by repeating its choices from the start; states that look the same in every respect are looked at once.</remarks>
internal sealed class ProtocolModel(Mutation mutation, int maxFaults, params IReadOnlyList<ModelEdit>[] editors)
{
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public int States => _seen.Count;

    public int Ends { get; private set; }

    /// <summary>Looks at every reachable state; gives the first broken promise with the way to it, or null.</summary>
    public string? Explore()
    {
        // Answers must continue inside the step that gives them, which a captured context would prevent.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Search();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    string? Search()
    {
        var open = new Stack<Choice[]>();
        open.Push([]);
        while (open.TryPop(out var way))
        {
            var world = new ModelWorld(mutation);
            var processes = Replay(world, way);
            if (world.Violation is { } violation)
            {
                return $"{violation} after {string.Join(", ", way)}";
            }

            var faults = way.Count(choice => choice.Outcome != Outcome.Done);
            if (!_seen.Add($"{faults} {world.Print()} {string.Join(' ', processes.Select(process => process.Print()))}"))
            {
                continue;
            }

            if (processes.All(process => process.IsFinished))
            {
                Ends++;
            }

            for (var index = 0; index < processes.Length; index++)
            {
                if (processes[index].Pending is not { } step)
                {
                    continue;
                }

                foreach (var outcome in faults < maxFaults ? step.Outcomes : [Outcome.Done])
                {
                    open.Push([.. way, new(index, outcome)]);
                }
            }
        }

        return null;
    }

    ModelProcess[] Replay(ModelWorld world, Choice[] way)
    {
        ModelProcess[] processes = [.. editors.Select((edits, index) => new ModelProcess($"{index}", world, edits))];
        foreach (var process in processes)
        {
            process.Start();
        }

        foreach (var choice in way)
        {
            processes[choice.Process].Take(choice.Outcome);
            world.Check();
        }

        return processes;
    }

    sealed record Choice(int Process, Outcome Outcome);
}
