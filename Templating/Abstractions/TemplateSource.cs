using System.Collections.Immutable;

namespace UserMacro.Templating.Abstractions;

/// <summary>A template and what is known of its surroundings.</summary>
/// <param name="Name">The macro's key; used in messages.</param>
/// <param name="Text">The template; more than the limit is an error diagnostic.</param>
/// <param name="Markup">What it writes.</param>
/// <param name="Parameters">Names of the declared parameters, case kept; others are reported as unknown, unused ones as unused.</param>
public sealed record TemplateSource(string Name, string Text, OutputMarkup Markup, ImmutableArray<string> Parameters)
{
    /// <summary>The language it is written in.</summary>
    public Language Language { get; init; }
}
