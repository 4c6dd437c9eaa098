namespace UserMacro.Architecture.Tests.Folders;

/// <summary>Which folders within one folder know which others.</summary>
/// <param name="parent">The namespace of the folder they are in.</param>
internal sealed class FolderGraph(string parent)
{
    /// <summary>Stands for the files of the project's own folder, which compose all others and which none of them may know.</summary>
    const string Root = "(root)";

    readonly SortedDictionary<string, SortedDictionary<string, TypeUse>> _edges = new(StringComparer.Ordinal);

    /// <summary>The graphs of a project: one of its top-level folders, and one of the sub-folders of each folder.</summary>
    public static IEnumerable<FolderGraph> Of(string rootNamespace, IEnumerable<TypeUse> uses)
    {
        var graphs = new SortedDictionary<string, FolderGraph>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            var user = use.User.Namespace.Split('.');
            var used = use.Used.Namespace.Split('.');
            var shared = user.Zip(used).TakeWhile(pair => pair.First == pair.Second).Count();
            var parent = string.Join('.', user.Take(shared));
            if (user.Length == used.Length && shared == user.Length)
            {
                continue;
            }

            // Files of a folder and those of its sub-folders belong together, but for the root.
            if ((shared == user.Length || shared == used.Length) && parent != rootNamespace)
            {
                continue;
            }

            if (!graphs.TryGetValue(parent, out var graph))
            {
                graphs.Add(parent, graph = new(parent));
            }

            graph.Add(user.ElementAtOrDefault(shared) ?? Root, used.ElementAtOrDefault(shared) ?? Root, use);
        }

        return graphs.Values;
    }

    /// <summary>The shortest cycle, with one pair of types for each step; null if there is none.</summary>
    public string? ShortestCycle() =>
        _edges.Keys.Select(Cycle).Where(cycle => cycle.Count > 0).MinBy(cycle => cycle.Count) is { } shortest
            ? $"{parent}: {string.Join("; ", shortest.Zip(shortest.Skip(1), Step))}"
            : null;

    void Add(string user, string used, TypeUse use)
    {
        if (!_edges.TryGetValue(user, out var targets))
        {
            _edges.Add(user, targets = new(StringComparer.Ordinal));
        }

        targets.TryAdd(used, use);
    }

    string Step(string user, string used)
    {
        var use = _edges[user][used];
        return $"{user} → {used} ({use.User.Name} uses {use.Used.Name})";
    }

    /// <summary>The shortest way from a folder back to it, by breadth first; empty if there is none.</summary>
    List<string> Cycle(string start)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var next in NextOf(folder))
            {
                if (next == start)
                {
                    return WayTo(folder, from, start);
                }

                if (from.TryAdd(next, folder))
                {
                    open.Enqueue(next);
                }
            }
        }

        return [];
    }

    IEnumerable<string> NextOf(string folder) => _edges.TryGetValue(folder, out var targets) ? targets.Keys : Enumerable.Empty<string>();

    static List<string> WayTo(string last, Dictionary<string, string> from, string start)
    {
        List<string> way = [start];
        for (var folder = last; folder != start; folder = from[folder])
        {
            way.Insert(0, folder);
        }

        way.Insert(0, start);
        return way;
    }
}
