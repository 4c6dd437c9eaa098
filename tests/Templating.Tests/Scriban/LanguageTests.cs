using System.Globalization;
using UserMacro.Templating.Runtime.Languages;
using UserMacro.Templating.Tests.Velocity;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>A template writes in the language that it names, and as usual where it names none.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("{{ date.parse '2026-03-05' | date.to_string '%A, %d. %B %Y' 'de-DE' }}", "Donnerstag, 05. März 2026")]
    [InlineData("{{ date.parse '2026-03-05' | date.to_string '%A, %d. %B %Y' 'de_DE' }}", "Donnerstag, 05. März 2026")]
    [InlineData("{{ date.to_string (date.parse '2026-03-05') '%e %B' 'pl' }}", " 5 marca")]
    [InlineData("{{ date.to_string (date.parse '2026-03-05') '%B %Y' 'pl' }}", "marzec 2026")]
    [InlineData("{{ date.to_string (date.parse '2026-03-05') '%x' 'fr-FR' }}", "05/03/2026")]
    [InlineData("{{ date.to_string (date.parse '2026-03-05') '%Y %B' 'th-TH' }}", "2026 มีนาคม")]
    [InlineData("{{ date.to_string (date.parse '2026-03-05') '%A %x %B' }}", "Thursday 03/05/2026 March")]
    [InlineData("{{ 1234.5 | math.format 'N' 'de-DE' }} {{ 1234.5 | math.format 'C' 'de-DE' }} {{ 1234.5 | math.format 'C' 'de' }}",
        "1.234,50 1.234,50 € 1.234,50 €")]
    [InlineData("{{ 1234.5 | math.format 'N' }} {{ 1234.5 | math.format 'N2' 'invariant' }}", "1,234.50 1,234.50")]
    public void Render_LanguageIsNamed_IsTheOneOfIcu(string template, string expected) => Plain(Scribans.Render(template)).ShouldBe(expected);

    [Theory]
    [InlineData("{{ date.now | date.to_string '%A' 'xx-YY' }}", "unknown-culture")]
    [InlineData("{{ date.to_string date.now '%A' 'german' }}", "unknown-culture")]
    [InlineData("{{ 1 | math.format 'N' 'de-XX-y' }}", "unknown-culture")]
    [InlineData("{{ date.parse_to_string '2026-01-01' '%A' 'no such' }}", "unknown-culture")]
    [InlineData("{{ 1 | math.format 'Q' }}", "bad-format")]
    [InlineData("{{ for x in 1..5 reversed }}{{ x }}{{ end }}", "bad-range")]
    [InlineData("{{ for x in (1..5) reversed }}{{ x }}{{ end }}", "bad-range")]
    public void Compile_ArgumentThatCanOnlyFail_IsAnError(string template, string code)
    {
        var result = Scribans.Compile(template);

        result.Template.ShouldBeNull();
        result.Diagnostics.ShouldContain(diagnostic => diagnostic.IsError && diagnostic.Code == code);
    }

    [Theory]
    [InlineData("{{ x = params.title; 1 | math.format 'N' x }}")]
    [InlineData("{{ x = [1, 2]; for y in x reversed }}{{ y }}{{ end }}{{ for y in 5..1 }}{{ y }}{{ end }}")]
    [InlineData("{{ 5 | math.format 'D3' }}{{ 1.5 | math.format '0.00 kg' }}{{ date.now | object.format 'yyyy' }}")]
    public void Compile_ArgumentThatMayDo_IsNone(string template) => Scribans.Compile(template).Template.ShouldNotBeNull();

    [Theory]
    [InlineData("{{ 'straße ﬁx' | string.upcase }}", "STRASSE FIX")]
    [InlineData("{{ 'ΟΔΟΣ Σ ΣΑΣ' | string.downcase }}", "οδος σ σας")]
    [InlineData("{{ 'one two  ' | string.truncatewords 2 }}|{{ 'one' | string.truncatewords 5 }}", "one two|one")]
    [InlineData("{{ 'one two three' | string.truncatewords 2 }}", "one two...")]
    [InlineData("{{ 'abce\u0301fgh' | string.truncate 7 }}", "abc...")]
    [InlineData("{{ 'ab\U0001f468\u200d\U0001f469\u200d\U0001f467cdefgh' | string.truncate 10 }}", "ab...")]
    public void Render_Text_KeepsWholeCharacters(string template, string expected) => Scribans.Render(template).ShouldBe(expected);

    [Fact]
    public void Render_VelocityCapitals_AreThoseOfJava() =>
        Velocities.Render("#set($s = 'straße')$s.toUpperCase()|#set($s = 'ΟΔΟΣ')$s.toLowerCase()").ShouldBe("STRASSE|οδος");

    [Fact]
    public void Find_EveryLanguageOfIcu_IsOneWithGregorianDates()
    {
        var languages = CultureInfo.GetCultures(CultureTypes.AllCultures);

        languages.Length.ShouldBeGreaterThan(500);
        languages.ShouldAllBe(language => LanguageNames.Find(language.Name)!.DateTimeFormat.Calendar is GregorianCalendar);
        LanguageNames.Find(new string('x', 1_000_000)).ShouldBeNull();
    }

    static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
