using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tests.Validation;

public sealed class SettingsValidatorTests
{
    [Fact]
    public void Check_Defaults_AreGood() => Fields(new()).ShouldBeEmpty();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000_000, 36_500)]
    [InlineData(null, 7)]
    [InlineData(7, null)]
    public void Check_Retention_IsGood(int? revisions, int? days) => Fields(new() { Retention = new(revisions, days) }).ShouldBeEmpty();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(1_000_001, 36_501)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Check_Retention_IsWrong(int revisions, int days) =>
        Fields(new() { Retention = new(revisions, days) }).ShouldBe(["retention.revisions", "retention.days"]);

    [Theory]
    [InlineData("en", true)]
    [InlineData("de", true)]
    [InlineData("DE", false)]
    [InlineData("de-AT", false)]
    [InlineData("fr", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Check_Language_IsOneOfOurs(string? language, bool isGood) => Fields(new() { Language = language! }).ShouldBe(isGood ? [] : ["language"]);

    [Fact]
    public void Check_Rules_AreThoseOfMacros() =>
        Fields(new() { Rules = new() { Hosts = ["*"], Editors = ["557058:a"] } }).ShouldBe(["rules.editors[0]", "rules.hosts[0]"]);

    [Fact]
    public void Check_NothingSet_NamesTheFields() => Fields(new() { Rules = null!, Retention = null! }).ShouldBe(["rules", "retention"]);

    static ImmutableArray<string> Fields(TenantSettings settings) => [.. SettingsValidator.Check(settings).Select(problem => problem.Field)];
}
