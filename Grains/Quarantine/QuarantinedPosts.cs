namespace UserMacro.Grains.Quarantine;

/// <summary>What one viewer posts to a macro is kept from running.</summary>
/// <param name="Viewer">The viewer's opaque name.</param>
/// <param name="NextTry">From when on the viewer's next post is tried in a process of its own.</param>
[GenerateSerializer, Immutable, Alias("quarantined-posts")]
internal sealed record QuarantinedPosts([property: Id(0)] string Viewer, [property: Id(1)] DateTimeOffset NextTry);
