using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>
/// Reads the header of a template: <c>## @param Name:title=…|type=…</c>, <c>## @noparams</c>, and comments that claim something
/// (docs/reference/data-center-user-macros.md#header). Never fails: real headers are dirty.
/// </summary>
public static class HeaderReader
{
    const int MaxParameters = 200;
    const int MaxClaims = 50;
    const int MaxClaim = 500;
    const string Parameter = "@param";
    const string NoParameters = "@noparams";

    /// <summary>The header of a template; definitions count wherever they are.</summary>
    public static MacroHeader Read(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var parameters = new List<UserMacroParameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var remarks = ImmutableArray.CreateBuilder<HeaderDiagnostic>();
        var claims = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var hasNone = false;
        var isBlock = false;
        var number = 0;
        foreach (var line in template.EnumerateLines())
        {
            number++;
            var text = line.Trim();
            isBlock |= text.StartsWith("#*");
            if (Comment(text) is { IsEmpty: false } comment)
            {
                if (!hasNone && IsWord(comment, Parameter))
                {
                    Add(comment[Parameter.Length..].Trim(), number, parameters, names, remarks);
                }
                else if (IsWord(comment, NoParameters))
                {
                    hasNone = true;
                }
                else
                {
                    Claim(comment, claims);
                }
            }
            else if (isBlock)
            {
                Claim(text.Trim("#* \t"), claims);
            }

            isBlock &= !text.EndsWith("*#");
        }

        if (hasNone)
        {
            parameters.Clear();
        }

        return new([.. parameters], hasNone, claims.ToImmutable(), remarks.ToImmutable());
    }

    /// <summary>The words of a line comment; empty for other lines.</summary>
    static ReadOnlySpan<char> Comment(ReadOnlySpan<char> line) => line.StartsWith("##") ? line[2..].TrimStart('#').Trim() : [];

    static bool IsWord(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));

    static void Add(
        ReadOnlySpan<char> definition,
        int line,
        List<UserMacroParameter> parameters,
        HashSet<string> names,
        ImmutableArray<HeaderDiagnostic>.Builder remarks)
    {
        var remarked = new HeaderDiagnosticList(line, remarks);
        if (ParameterLine.Read(definition.ToString(), remarked) is not { } parameter)
        {
            return;
        }

        if (parameters.Count >= MaxParameters)
        {
            return;
        }

        if (names.Add(parameter.Name))
        {
            parameters.Add(parameter);
        }
        else
        {
            remarked.Add($"The parameter “{ParameterLine.Short(parameter.Name)}” is defined twice: the first definition counts.");
        }
    }

    static void Claim(ReadOnlySpan<char> comment, ImmutableDictionary<string, string>.Builder claims)
    {
        var colon = comment.IndexOf(':');
        if (colon is < 2 or > 40 || claims.Count >= MaxClaims || comment[..colon].Contains('@'))
        {
            return;
        }

        var value = comment[(colon + 1)..].Trim();
        if (!value.IsEmpty && value.Length <= MaxClaim)
        {
            claims.TryAdd(comment[..colon].Trim().ToString().ToLowerInvariant(), value.ToString());
        }
    }
}
