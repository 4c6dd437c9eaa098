using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Tests.Rules;

public sealed class EffectiveRulesTests
{
    static readonly MacroRules Open = new();

    [Fact]
    public void All_NothingSaid_OnlyScriptAndHostsAreShut()
    {
        var rules = new EffectiveRules(Open, Open);

        rules.AllowsSpace("DS").ShouldBeTrue();
        rules.AllowsSpace("").ShouldBeTrue();
        rules.AllowsEditor("u1").ShouldBeTrue();
        rules.MayInsert("u1", []).ShouldBeTrue();
        rules.MayInsert(null, []).ShouldBeTrue();
        rules.Hidden.ShouldBeFalse();
        rules.Script.ShouldBeFalse();
        rules.Hosts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData("a", true)]
    [InlineData("B", false)]
    [InlineData("C", false)]
    [InlineData("", false)]
    public void AllowsSpace_BothSay_IsWhatBothAllow(string space, bool expected) =>
        new EffectiveRules(new() { Spaces = ["A", "B"] }, new() { Spaces = ["A", "C"] }).AllowsSpace(space).ShouldBe(expected);

    [Fact]
    public void AllowsSpace_OneSays_Holds()
    {
        var rules = new MacroRules { Spaces = ["A"] };
        foreach (var effective in new EffectiveRules[] { new(rules, Open), new(Open, rules) })
        {
            effective.AllowsSpace("A").ShouldBeTrue();
            effective.AllowsSpace("B").ShouldBeFalse();
            effective.AllowsSpace("").ShouldBeFalse();
        }
    }

    [Fact]
    public void AllowsSpace_NothingInCommon_IsNowhere()
    {
        var rules = new EffectiveRules(new() { Spaces = ["A"] }, new() { Spaces = ["B"] });

        rules.AllowsSpace("A").ShouldBeFalse();
        rules.AllowsSpace("B").ShouldBeFalse();
    }

    [Theory]
    [InlineData("u1", true)]
    [InlineData("u2", false)]
    [InlineData("u3", false)]
    [InlineData("U1", false)]
    [InlineData("", false)]
    public void AllowsEditor_BothSay_IsWhoBothName(string handle, bool expected) =>
        new EffectiveRules(new() { Editors = ["u1", "u2"] }, new() { Editors = ["u1", "u3"] }).AllowsEditor(handle).ShouldBe(expected);

    [Fact]
    public void AllowsEditor_OneSays_Holds()
    {
        var rules = new MacroRules { Editors = ["u1"] };

        new EffectiveRules(rules, Open).AllowsEditor("u2").ShouldBeFalse();
        new EffectiveRules(Open, rules).AllowsEditor("u2").ShouldBeFalse();
        new EffectiveRules(Open, rules).AllowsEditor("u1").ShouldBeTrue();
    }

    [Theory]
    [InlineData("u1", "", true)]
    [InlineData("u2", "writers", true)]
    [InlineData("u2", "Writers", true)]
    [InlineData("u2", "readers", false)]
    [InlineData("u2", "", false)]
    [InlineData(null, "writers", true)]
    [InlineData(null, "", false)]
    public void MayInsert_AccountsAndGroups_EitherIsEnough(string? handle, string group, bool expected)
    {
        var rules = new MacroRules { InsertAccounts = ["u1"], InsertGroups = ["writers"] };

        new EffectiveRules(rules, Open).MayInsert(handle, [group]).ShouldBe(expected);
        new EffectiveRules(Open, rules).MayInsert(handle, [group]).ShouldBe(expected);
    }

    [Fact]
    public void MayInsert_BothSay_BothMustAllow()
    {
        var rules = new EffectiveRules(new() { InsertGroups = ["writers"] }, new() { InsertAccounts = ["u1"] });

        rules.MayInsert("u1", ["writers"]).ShouldBeTrue();
        rules.MayInsert("u1", []).ShouldBeFalse();
        rules.MayInsert("u2", ["writers"]).ShouldBeFalse();
    }

    [Fact]
    public void MayInsert_OnlyAccountsSaid_GroupsAreNoWayIn() => new MacroRules { InsertAccounts = ["u1"] }.MayInsert("u2", [""]).ShouldBeFalse();

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void Script_Switches_BothMustBeOn(bool tenant, bool macro, bool expected) =>
        new EffectiveRules(new() { Script = tenant }, new() { Script = macro }).Script.ShouldBe(expected);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Hidden_Switches_OneIsEnough(bool tenant, bool macro, bool expected) =>
        new EffectiveRules(new() { Hidden = tenant }, new() { Hidden = macro }).Hidden.ShouldBe(expected);

    [Fact]
    public void Hosts_OfTheMacro_AreThoseTheTenantCovers()
    {
        var macro = new MacroRules { Hosts = ["https://b.example.com", "https://evil.example", "https://*.example.com", "https://a.example.org", "'self'"] };

        new EffectiveRules(new() { Hosts = ["https://*.example.com", "https://a.example.org", "nonsense"] }, macro).Hosts
            .ShouldBe(["https://b.example.com", "https://*.example.com", "https://a.example.org"]);
        new EffectiveRules(Open, macro).Hosts.ShouldBeEmpty();
        new EffectiveRules(new() { Hosts = ["https://*.example.com"] }, Open).Hosts.ShouldBeEmpty();
    }
}
