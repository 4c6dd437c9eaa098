using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>What the comments of a template say: definitions of parameters, and claims about the macro.</summary>
/// <param name="Parameters">The parameters, in the order of their lines.</param>
/// <param name="HasNoParameters">Whether <c>@noparams</c> says that there are none.</param>
/// <param name="Claims">What the comments claim, by their words in lower case: <c>macro title</c>, <c>body processing</c>. Settings that are stored
/// win.</param>
/// <param name="Remarks">Lines that do not keep to the grammar, and what was made of them.</param>
public sealed record MacroHeader(
    ImmutableArray<UserMacroParameter> Parameters,
    bool HasNoParameters,
    ImmutableDictionary<string, string> Claims,
    ImmutableArray<HeaderDiagnostic> Remarks)
{
    /// <summary>The title that the comments claim; empty without one.</summary>
    public string Title => Claims.GetValueOrDefault("macro title", Claims.GetValueOrDefault("title", ""));

    /// <summary>What the comments claim about the body; null when they say nothing that can be understood.</summary>
    public UserMacroBody? Body => BodyNames.Find(Claims.GetValueOrDefault("body processing", ""))
        ?? BodyNames.Find(Claims.GetValueOrDefault("macro has a body", ""));

    /// <summary>Whether there is a header at all, which tells a macro from any other text.</summary>
    public bool Exists => HasNoParameters || !Parameters.IsEmpty || Claims.ContainsKey("macro title") || Claims.ContainsKey("macro has a body");
}
