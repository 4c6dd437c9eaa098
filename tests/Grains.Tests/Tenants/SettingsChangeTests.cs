using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Tenants;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class SettingsChangeTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    static readonly TenantRecord Record = new() { Settings = new() { Version = 4 } };

    [Fact]
    public void Apply_Change_IsTheNextVersionAndAddsAnAuditEntry()
    {
        var next = Apply(Record, new() { Version = 99, Approval = true, Language = "de" });

        next.Settings.ShouldBe(new() { Version = 5, Approval = true, Language = "de", Rules = next.Settings.Rules });
        next.PendingAudit.ShouldHaveSingleItem()
            .ShouldBe(new("settings/5", Now, "u1", AuditActions.SettingsChanged, "", AuditOutcome.Done, "approval, language"));
    }

    [Fact]
    public void Apply_EveryPart_IsNamed() =>
        Apply(Record, new() { Rules = new() { Hidden = true }, Approval = true, Retention = new(1, null), Language = "de", Usage = false })
            .PendingAudit[0].Detail.ShouldBe("rules, approval, retention, language, usage");

    [Fact]
    public void Apply_EveryRule_IsAChange()
    {
        TenantSettings[] changes =
        [
            new() { Rules = new() { Spaces = ["A"] } },
            new() { Rules = new() { Hidden = true } },
            new() { Rules = new() { Editors = ["u1"] } },
            new() { Rules = new() { InsertAccounts = ["u1"] } },
            new() { Rules = new() { InsertGroups = ["a"] } },
            new() { Rules = new() { Script = true } },
            new() { Rules = new() { Hosts = ["https://a.example"] } },
        ];

        foreach (var change in changes)
        {
            Apply(Record, change).PendingAudit.Length.ShouldBe(1, change.Rules.ToString());
        }
    }

    [Fact]
    public void Apply_TheSame_IsTheSameRecord()
    {
        var record = Record with { Settings = new() { Version = 4, Rules = new() { Spaces = ["A"] } } };

        Apply(record, new() { Rules = new() { Spaces = ["A"] } }).ShouldBeSameAs(record);
    }

    [Fact]
    public void Apply_TwoChanges_OweBothLines()
    {
        var first = Apply(Record, new() { Approval = true });

        var second = SettingsChange.Apply(first, new(), onVersion: 5, "u2", Now).Value.ShouldNotBeNull();

        second.PendingAudit.Select(entry => entry.Id).ShouldBe(["settings/5", "settings/6"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Apply_OnAnotherVersion_IsStale(int onVersion) =>
        SettingsChange.Apply(Record, new() { Approval = true }, onVersion, "u1", Now).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(4);

    [Fact]
    public void Apply_Invalid_NamesTheFields() =>
        SettingsChange.Apply(
            Record, new() { Language = "xx" }, 4, "u1", Now).Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("language");

    static TenantRecord Apply(TenantRecord record, TenantSettings settings) =>
        SettingsChange.Apply(record, settings, record.Settings.Version, "u1", Now).Value.ShouldNotBeNull();
}
