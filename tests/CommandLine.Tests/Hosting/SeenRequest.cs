namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>A request that the <see cref="FakeService"/> got.</summary>
sealed record SeenRequest(string Method, string Target, string? Authorization, string? IfMatch, string? IdempotencyKey, string Body)
{
    public override string ToString() => $"{Method} {Target}";
}
