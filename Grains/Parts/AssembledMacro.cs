using System.Collections.Immutable;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Snippets;

namespace UserMacro.Grains.Parts;

/// <summary>A macro's texts with the shared parts put in.</summary>
/// <param name="Template">The template.</param>
/// <param name="Styles">The styles, those of the bundles first.</param>
/// <param name="Script">The script, those of the bundles first.</param>
/// <param name="Problems">Why they cannot be put together, all errors; none when they can.</param>
internal sealed record AssembledMacro(Expansion Template, string Styles, string Script, ImmutableArray<Diagnostic> Problems);
