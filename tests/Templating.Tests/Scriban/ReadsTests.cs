using UserMacro.Templating.Rendering;
using UserMacro.Templating.Scriban.Context;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>What a run reads is recorded, by whatever way the template comes to it.</summary>
public sealed class ReadsTests
{
    static readonly TemplateInput Input = Scribans.Input with
    {
        UserId = "viewer-a",
        PageType = "page",
        PageVersion = "3",
        SpaceName = "Dev",
        SiteBaseUrl = "https://x.atlassian.net/wiki",
    };

    public static TheoryData<string> ViewerTemplates =>
    [
        "{{ user.id }}",
        "{{ user['id'] }}",
        "{{ user?.id }}",
        "{{ x = user; x?.id }}",
        "{{ x = user; y = x; y?.id }}",
        "{{ x = [user]; x[0]?.id }}",
        "{{ x = {u: user}; x.u?.id }}",
        "{{ x = {u: user}; x['u']?.id }}",
        "{{ x = {u: {v: user}}; (x | object.values)[0].v?.id }}",
        "{{ user['i' + 'd'] }}",
        "{{ k = 'id'; user[k] }}",
        "{{ func f(x); ret x?.id; end; f user }}",
        "{{ func f; ret user?.id; end; f }}",
        "{{ func f(x); ret x; end; (f user)?.id }}",
        "{{ user | object.to_json }}",
        "{{ [user] | object.to_json }}",
        "{{ user | object.values }}",
        "{{ user | object.keys }}",
        "{{ user | object.size }}",
        "{{ for m in user; m.value; end }}",
        "{{ for m in user; user[m]; end }}",
        "{{ for x in [user]; x?.id; end }}",
        "{{ with user; id; end }}",
        "{{ [user] | array.map 'id' }}",
        "{{ [user] | array.first | object.to_json }}",
        "{{ [user] | array.each do; ret $0?.id; end }}",
        "{{ user ?? 'anonymous' | object.to_json }}",
        "{{ if user; 'signed in'; else; 'anonymous'; end }}",
        "{{ user == null }}",
        "{{ user != null ? 'in' : 'out' }}",
        "{{ !user }}",
        "{{ user | object.typeof }}",
        "{{ user | object.kind }}",
        "{{ user.empty? }}",
        "{{ capture c; user?.id; end; c }}",
        "{{ x = $\"{user?.id}\"; x }}",
        "{{ case user?.id; when 'viewer-a'; 'you'; else; 'other'; end }}",
        "{{ user | object.has_key 'id' }}",
        "{{ user | object.has_value 'viewer-a' }}",
        "{{ import user; id }}",
        "{{ user?.id; user = 5 }}",
        "{{ readonly user; user?.id }}",
        "{{ while user && !done; 'x'; done = true; end }}",
        "{{ x = @user; x?.id }}",
        "{{ func f; $$; end; wrap f; user?.id; end }}",
        "{{ a = [1, user]; a[1]?.id | string.upcase }}",
        "{{ user?.id | string.size }}",
    ];

    public static TheoryData<string> TimeTemplates =>
    [
        "{{ now }}",
        "{{ now.year }}",
        "{{ date.now }}",
        "{{ date['n' + 'ow'] }}",
        "{{ d = date; d.now }}",
        "{{ d = @date.now; d }}",
        "{{ date.utc_now }}",
        "{{ x = [now]; x[0] | date.to_string '%s' }}",
        "{{ {n: now} | object.to_json }}",
        "{{ for x in [now]; x.hour; end }}",
        "{{ with date; now; end }}",
        "{{ import date; utc_now }}",
    ];

    public static TheoryData<string> DataTemplates =>
    [
        "{{ page.labels }}",
        "{{ p = page; p.labels }}",
        "{{ page['lab' + 'els'] }}",
        "{{ func f(x); ret x.children; end; f page }}",
        "{{ with page; attachments; end }}",
        "{{ s = [space]; s[0].homepage_id }}",
        "{{ user.groups }}",
        "{{ x = user; x.name }}",
        "{{ http.get_json 'weather' '/x' }}",
        "{{ h = http; h.get_json 'weather' '/x' }}",
    ];

    public static TheoryData<string> IndependentTemplates =>
    [
        "<p>{{ params.title }}</p>",
        "{{ params | object.to_json }}{{ for p in params; p; end }}",
        "{{ page.id }}{{ page.title }}{{ space.key }}{{ site.base_url }}{{ output.type }}{{ macro.key }}{{ macro.revision }}",
        "{{ '2026-01-02' | date.parse | date.to_string '%F %Z %s' }}",
        "{{ x = params.title; y = [x]; y[0] | string.upcase }}",
        "{{ if params.title == 'nobody'; user.id; end }}",
        "{{ func f(x); ret x + 1; end; f params.Level }}",
    ];

    [Theory]
    [MemberData(nameof(ViewerTemplates))]
    public void Run_ByAnyDetour_RecordsTheViewer(string template) => ShouldRead(template, TemplateReads.Viewer);

    [Theory]
    [MemberData(nameof(TimeTemplates))]
    public void Run_ByAnyDetour_RecordsTheTime(string template) => ShouldRead(template, TemplateReads.Time);

    [Theory]
    [MemberData(nameof(DataTemplates))]
    public void Run_ByAnyDetour_RecordsData(string template) => ShouldRead(template, TemplateReads.Data);

    /// <summary>The scope that <c>this</c> is holds the template's own variables: what a request brings is not reached by it.</summary>
    [Theory]
    [InlineData("{{ this['us' + 'er'] | object.to_json }}")]
    [InlineData("{{ x = this; x['user'] | object.to_json }}")]
    [InlineData("{{ for m in this; m; end }}")]
    [InlineData("{{ this | object.values | object.to_json }}")]
    [InlineData("{{ this | object.keys }}")]
    [InlineData("{{ this.user?.id }}")]
    [InlineData("{{ this.now }}")]
    [InlineData("{{ x = user; this | object.to_json }}")]
    [InlineData("{{ with this; user?.id; end }}")]
    [InlineData("{{ this['x'] = user; x?.id }}")]
    [InlineData("{{ import this; now }}")]
    public void Run_ByTheScope_RecordsWhatItDependsOn(string template)
    {
        Scribans.Compiled(template).IsVolatile.ShouldBeTrue();
        ReadsAssert.HoldsFor(Scribans.Compiled(template), Input, template);
    }

    [Theory]
    [MemberData(nameof(IndependentTemplates))]
    public void Run_IndependentOfTheViewer_RecordsNothingVolatile(string template)
    {
        var results = ReadsAssert.RunAll(Scribans.Compiled(template), Input);

        results.ShouldAllBe(result => result is TemplateOutput && (((TemplateOutput)result).Reads & TemplateReads.Volatile) == TemplateReads.None);
        results.Select(result => ((TemplateOutput)result).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public void Compile_IndependentOfTheViewer_IsPredicted() =>
        IndependentTemplates.Where(template => !template.Data.Contains("user", StringComparison.Ordinal))
            .ShouldAllBe(template => !Scribans.Compiled(template.Data).IsVolatile);

    [Fact]
    public void Run_NobodySignedIn_HasReadTheViewer() =>
        Reads("{{ if user; 'x'; end }}", Input with { UserId = null }).HasFlag(TemplateReads.Viewer).ShouldBeTrue();

    /// <summary>Every name of the model, and every member it has, by itself and behind a variable.</summary>
    [Fact]
    public void Run_EveryNameOfTheModel_RecordsWhatItDependsOn()
    {
        foreach (var name in ModelNames.All)
        {
            Reads($"{{{{ {name} }}}}", Input).ShouldNotBe(TemplateReads.None, name);
            foreach (var member in ModelNames.Members.TryGetValue(name, out var members) ? members : [])
            {
                foreach (var template in (ReadOnlySpan<string>)[
                    $"{{{{ {name}.{member} }}}}", $"{{{{ x = {name}; x['{member}'] }}}}", $"{{{{ [{name}] | array.map '{member}' }}}}"])
                    ReadsAssert.HoldsFor(Scribans.Compiled(template), Input, template);
            }
        }
    }

    /// <summary>Ways of handing an object on, one behind the other.</summary>
    [Fact]
    public void Run_RandomDetours_RecordTheViewer()
    {
        var random = new Random(13);
        for (var i = 0; i < 1000; i++)
        {
            var (template, expression) = ("", "user");
            for (var step = random.Next(1, 6); step > 0; step--)
                (template, expression) = Detour(random.Next(8), step, template, expression);
            ShouldRead(template + (random.Next(2) == 0 ? $"{{{{ ({expression})?.id }}}}" : $"{{{{ if {expression}; 'in'; end }}}}"), TemplateReads.Viewer);
        }
    }

    static (string Template, string Expression) Detour(int way, int step, string template, string expression) => way switch
    {
        0 => ($"{template}{{{{ a{step} = {expression} }}}}", $"a{step}"),
        1 => ($"{template}{{{{ a{step} = [0, {expression}] }}}}", $"a{step}[1]"),
        2 => ($"{template}{{{{ a{step} = {{k: {expression}}} }}}}", $"a{step}['k']"),
        3 => ($"{template}{{{{ a{step} = {{k: {expression}}} }}}}", $"(a{step} | object.values)[0]"),
        4 => ($"{template}{{{{ func f{step}(x); ret x; end; a{step} = {expression} }}}}", $"(f{step} a{step})"),
        5 => ($"{template}{{{{ for b{step} in [{expression}]; a{step} = b{step}; end }}}}", $"a{step}"),
        6 => ($"{template}{{{{ a{step} = [{expression}] | array.first }}}}", $"a{step}"),
        _ => ($"{template}{{{{ func g{step}; ret {expression}; end }}}}", $"(g{step})"),
    };

    static void ShouldRead(string template, TemplateReads expected)
    {
        Reads(template, Input).HasFlag(expected).ShouldBeTrue();
        Scribans.Compiled(template).IsVolatile.ShouldBeTrue();
        ReadsAssert.HoldsFor(Scribans.Compiled(template), Input, template);
    }

    static TemplateReads Reads(string template, TemplateInput input) => Scribans.Run(template, input).ShouldBeOfType<TemplateOutput>().Reads;
}
