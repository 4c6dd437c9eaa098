using System.Globalization;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>Nothing that a template does is seen by the next run.</summary>
public sealed class FrozenBuiltinsTests
{
    const string Probe =
        "{{ 'a' | string.upcase }} {{ [2,1] | array.sort }} {{ date.format }} {{ '2026-01-02' | date.parse }} {{ 1.5 | math.format '0.00' }} {{ z = string; "
        + "z.zz }}{{ params.title }} {{ page.title }} {{ empty.x }}{{ 'B' | string.downcase }}";

    [Theory]
    [InlineData("{{ date.format = '%Y' }}")]
    [InlineData("{{ date['format'] = '%Y' }}")]
    [InlineData("{{ string.zz = 5 }}")]
    [InlineData("{{ g = string; g.zz = 5 }}")]
    [InlineData("{{ g = date; g.format = '%Y' }}")]
    [InlineData("{{ g = string; g['upcase'] = 5 }}")]
    [InlineData("{{ g = params; g.title = 'changed' }}")]
    [InlineData("{{ string = {} }}{{ x = 1 }}")]
    [InlineData("{{ string.upcase = 5 }}")]
    [InlineData("{{ string.upcase = @string.downcase }}")]
    [InlineData("{{ func f; string.x = 1; end; f }}")]
    [InlineData("{{ with string; upcase = 5; end }}")]
    [InlineData("{{ with string; func upcase; end; end }}")]
    [InlineData("{{ with date; format = '%Y'; end }}")]
    [InlineData("{{ import string; upcase = 5 }}")]
    [InlineData("{{ readonly string }}")]
    [InlineData("{{ x = 1; readonly x }}")]
    [InlineData("{{ for string in [1]; end }}")]
    [InlineData("{{ capture string.zz }}a{{ end }}")]
    [InlineData("{{ capture date.format }}a{{ end }}")]
    [InlineData("{{ params.title = 'changed' }}")]
    [InlineData("{{ params['title'] = 'changed' }}")]
    [InlineData("{{ page.title = 'changed'; page.new = 1 }}")]
    [InlineData("{{ for params.title in [1]; end }}")]
    [InlineData("{{ with params; title = 'changed'; end }}")]
    [InlineData("{{ capture params.title }}changed{{ end }}")]
    [InlineData("{{ params.title += 'x' }}")]
    [InlineData("{{ params.Level++ }}")]
    [InlineData("{{ this.x = 5; this.string = 6 }}")]
    [InlineData("{{ empty.x = 1 }}")]
    [InlineData("{{ 1 | math.format 'N' 'de-DE' }}")]
    [InlineData("{{ array.cycle ['a','b'] }}")]
    [InlineData("{{ y = 'abc' | string.split 'b'; y[0] = 'z' }}")]
    public void Render_TemplateThatMeddles_ChangesNothingForTheNext(string meddling)
    {
        var expected = Scribans.Render(Probe);
        var culture = CultureInfo.CurrentCulture;
        var input = Scribans.Input;

        // Whether it fails or not does not matter, only what it leaves behind: in the functions, the values, and its own syntax tree.
        if (Scribans.Compile(meddling + Probe, UserMacro.Templating.Abstractions.OutputMarkup.Html, "title", "Level", "on").Template is { } template)
        {
            var first = template.Render(input, RenderLimits.Default, TestContext.Current.CancellationToken);
            var second = template.Render(input, RenderLimits.Default, TestContext.Current.CancellationToken);
            (second as TemplateOutput)?.Text.ShouldBe((first as TemplateOutput)?.Text);
        }

        Scribans.Render(Probe).ShouldBe(expected);
        input.Parameters["title"].ShouldBe("Hello");
        CultureInfo.CurrentCulture.ShouldBe(culture);
    }

    [Theory]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ 'x' | object.eval_template }}")]
    [InlineData("{{ include 'x' }}")]
    [InlineData("{{ include_join ['x'] '' }}")]
    [InlineData("{{ math.random 1 5 }}")]
    [InlineData("{{ math.uuid }}")]
    public void Compile_RemovedFunction_IsUnknown(string template)
    {
        var result = Scribans.Compile(template);
        result.Template.ShouldBeNull();
        result.Diagnostics.ShouldContain(d => d.IsError && d.Code == "unknown-function");
    }

    [Theory]
    [InlineData("{{ capture c }}abc{{ end }}{{ c.builder }}{{ c.length }}")]
    [InlineData("{{ date.now.kind }}{{ date.now.ticks }}")]
    [InlineData("{{ 'x'.length }}")]
    [InlineData("{{ body.markup }}{{ body.is_raw }}")]
    public void Render_MemberOfDotNetObject_IsAbsent(string template) =>
        Scribans.Render(template, Scribans.Input with { Body = "<p>", BodyIsMarkup = true }).ShouldBe("");

    [Theory]
    [InlineData("{{ 1234.5 | math.format 'N2' }}", "1,234.50")]
    [InlineData("{{ 1 | math.format '0.0' 'invariant' }}", "1.0")]
    [InlineData("{{ '10' | string.starts_with '1' }}", "true")]
    [InlineData("{{ ['b', 'A', 'a', 'B'] | array.sort | array.join ',' }}", "A,B,a,b")]
    [InlineData("{{ [10, 9.5, 2] | array.sort | array.join ',' }}", "2,9.5,10")]
    [InlineData("{{ [{n: {k: 2}}, {n: {k: 1}}] | array.sort 'n.k' | array.map 'n' }}", "[{k: 1}, {k: 2}]")]
    [InlineData("{{ 'a-b' | regex.replace '(\\\\w)-(\\\\w)' '$2$$${1}' }}", "b$a")]
    [InlineData("{{ 'a1b22' | regex.matches '\\\\d+' | array.map 'x' | array.size }}", "0")]
    [InlineData("{{ 'a1b22' | regex.split '\\\\d+' | array.join '|' }}", "a|b|")]
    [InlineData("{{ ('a1' | regex.match '([a-z])(\\\\d)')[2] }}", "1")]
    [InlineData("{{ date.now | date.to_string '%F %T %Z' }}", "2026-11-23 14:05:06 +00:00")]
    [InlineData("{{ now | date.to_string '%s' }}", "1795442706")]
    [InlineData("{{ now.year }}-{{ now.day_of_week }}", "2026-Monday")]
    [InlineData("{{ now }}", "23 Nov 2026")]
    [InlineData("{{ (date.parse '2026-11-24') - now | object.typeof }}", "object")]
    [InlineData("{{ '24/11/2026' | date.parse '%d/%m/%Y' | date.add_days 1 | date.to_string '%F' }}", "2026-11-25")]
    [InlineData("{{ '2026-01-01T00:30:00+02:00' | date.parse | date.to_string '%F %R' }}", "2025-12-31 22:30")]
    [InlineData("{{ ('{\"a\":[1,2.5,null]}' | object.from_json).a[1] }}", "2.5")]
    [InlineData("{{ {a: [1, 'x', true, null]} | object.to_json | raw }}", "{\"a\":[1,\"x\",true,null]}")]
    public void Render_ReplacedFunction_Works(string template, string expected) => Scribans.Render(template).ShouldBe(expected);
}
