using System.Text.RegularExpressions;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>
/// What cannot work weighs by how much of the macro needs it: in a branch that is the smaller part of the template it is a change to be made, and no reason to
/// give the macro up.
/// </summary>
internal sealed partial class CornerCases
{
    /// <summary>The longest condition that is looked at: thousands of them that never close take no longer for it.</summary>
    const int LongestCondition = 2_000;

    readonly List<(int Start, int End)> _branches = [];
    readonly int[] _lines;
    readonly int _length;

    public CornerCases(string template)
    {
        _length = template.Length;
        _lines = [0, .. LineEnd().Matches(template).Select(end => end.Index + 1)];
        var open = new Stack<(bool IsBranch, int Start)>();
        foreach (Match directive in Directive().Matches(template))
        {
            var name = directive.Groups["name"].Value;
            var after = directive.Index + directive.Length;
            if (name is "end" or "else" or "elseif" && open.TryPop(out var block))
            {
                if (block.IsBranch)
                {
                    _branches.Add((block.Start, directive.Index));
                }

                if (name != "end")
                {
                    open.Push((block.IsBranch, EndOfCondition(template, after)));
                }
            }
            else if (name is "if" or "foreach" or "macro" or "define")
            {
                open.Push((name == "if", EndOfCondition(template, after)));
            }
        }
    }

    /// <summary>The reason by its weight for the macro as a whole.</summary>
    public MigrationReasonDto Weigh(MigrationReasonDto reason) =>
        reason is { Weight: MigrationVerdict.Impossible, Line: { } line, Column: { } column } && line <= _lines.Length
        && IsInCorner(_lines[line - 1] + column - 1)
            ? reason with
            {
                Weight = MigrationVerdict.NeedsChange,
                Message = $"{reason.Message} Only one branch of the macro needs it: take it out, and the rest works.",
            }
            : reason;

    bool IsInCorner(int at) => _branches.Exists(branch => branch.Start <= at && at < branch.End && 2 * (branch.End - branch.Start) < _length);

    /// <summary>Where the condition in parentheses ends that begins there; the place itself where none does.</summary>
    static int EndOfCondition(string template, int start)
    {
        var depth = 0;
        for (var at = start; at < Math.Min(template.Length, start + LongestCondition); at++)
        {
            if (depth == 0 && template[at] is not ('(' or ' ' or '\t'))
            {
                return start;
            }

            depth += template[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && template[at] == ')')
            {
                return at + 1;
            }
        }

        return start;
    }

    [GeneratedRegex(@"#\{?(?<name>if|elseif|else|end|foreach|macro|define)\b\}?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex("\n", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnd();
}
