namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>The service's limits.</summary>
internal sealed record LimitList(IReadOnlyList<Limit> Items);

/// <summary>One of them.</summary>
internal sealed record Limit(string Name, long Value);
