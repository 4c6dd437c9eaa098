using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Tests.Audit;

public sealed class AuditPageTests
{
    static readonly DateTimeOffset Once = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Add_LineThatComesLate_StandsBeforeTheYoungerOnes()
    {
        var page = new AuditPage().Add(Entry("a", 1)).Add(Entry("c", 3)).Add(Entry("d", 3)).Add(Entry("b", 2)).Add(Entry("e", 3));

        page.Entries.Select(entry => entry.Id).ShouldBe(["a", "b", "c", "d", "e"]);
    }

    static AuditEntry Entry(string id, int second) => new(id, Once.AddSeconds(second), "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Done, "");
}
