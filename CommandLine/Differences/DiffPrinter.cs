using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Differences;

/// <summary>Shows comparisons of files.</summary>
internal sealed class DiffPrinter(Screen screen)
{
    /// <summary>Shows what differs between two sets of files, by file; false when nothing does.</summary>
    public bool Print(IReadOnlyList<(string File, string Text)> before, IReadOnlyList<(string File, string Text)> after, string title)
    {
        var differs = false;
        foreach (var file in after.Concat(before).Select(file => file.File).Distinct(StringComparer.Ordinal))
        {
            var (old, now) = (TextOf(before, file), TextOf(after, file));
            if (old == now)
            {
                continue;
            }

            differs = true;
            var how = old is null ? "only here" : now is null ? "only at the service" : "differs";
            screen.Title($"{title}{file}: {how}");
            foreach (var line in TextDiff.Compare(old ?? "", now ?? ""))
            {
                Print(line);
            }
        }

        return differs;
    }

    static string? TextOf(IReadOnlyList<(string File, string Text)> files, string name) =>
        files.Where(file => file.File == name).Select(file => file.Text).FirstOrDefault();

    // The number comes first, so that no line of a macro can pass for a command to a CI system.
    void Print(DiffLine line)
    {
        switch (line.Kind)
        {
            case DiffKind.Added:
                screen.Added($"{line.Number,6} + {Shown(line)}");
                break;
            case DiffKind.Removed:
                screen.Removed($"{line.Number,6} - {Shown(line)}");
                break;
            case DiffKind.Same:
                screen.Line($"{line.Number,6}   {Shown(line)}");
                break;
            default:
                screen.Aside("   ...");
                break;
        }
    }

    static string Shown(DiffLine line) =>
        line.Text.EndsWith('\n') ? line.Text[..^1]
        : line.Kind == DiffKind.Same || line.Text.EndsWith('\r') ? line.Text
        : $"{line.Text} (no line end)";
}
