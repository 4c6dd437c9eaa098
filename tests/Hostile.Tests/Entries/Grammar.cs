using UserMacro.Hostile.Constructs;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>A kind of text that an endpoint takes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Constructs">What nests in it.</param>
/// <param name="Size">How long such a text may be, in characters.</param>
/// <param name="SendAsync">Sends a text of the grammar to an endpoint.</param>
sealed record Grammar(
    string Name,
    IReadOnlyList<Construct> Constructs,
    int Size,
    Func<HostileTenant, Route, string, CancellationToken, Task<HttpResponseMessage>> SendAsync)
{
    public override string ToString() => Name;
}
