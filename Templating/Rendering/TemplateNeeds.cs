using System.Collections.Immutable;

namespace UserMacro.Templating.Rendering;

/// <summary>The end of a run that asked for data that were not available. Run again with them; templates never wait.</summary>
/// <param name="Data">Names out of <see cref="DataNames"/>, each once, in the order asked for.</param>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record TemplateNeeds(ImmutableArray<string> Data, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
