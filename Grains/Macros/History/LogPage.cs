using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros.History;

/// <summary>One page of a macro's version log.</summary>
[GenerateSerializer, Immutable, Alias("log-page")]
internal sealed record LogPage
{
    /// <summary>The headers, oldest first.</summary>
    [Id(0)] public ImmutableArray<RevisionHeader> Headers { get; init; } = [];

    /// <summary>With headers that follow those of the page; the same any number of times.</summary>
    public LogPage With(ImmutableArray<RevisionHeader> headers) =>
        new() { Headers = [.. Headers.Where(header => header.Number < headers[0].Number), .. headers] };
}
