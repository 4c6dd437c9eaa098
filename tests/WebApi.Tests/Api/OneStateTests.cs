using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>A macro that is changed while an answer about it is put together: what the answer shows belongs to one state.</summary>
public sealed class OneStateTests(WebApiApp app)
{
    [Fact]
    public async Task Compare_PublishedMeanwhile_ShowsOneState()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.SaveAsync("badge", Definitions.Badge("<b>new</b>"));
        await ChangeMeanwhileAsync(site, "badge", macro => macro.Read(), nameof(IMacroGrain.Read), () => site.DoAsync("badge", "publish", new { note = "" }));

        var comparison = await site.GetJsonAsync($"{MacrosPath}/badge/compare?from=draft&to=published");

        comparison["texts"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Export_PublishedMeanwhile_HoldsOneState()
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "badge", definition = Definitions.Badge() });
        created.IsSuccessStatusCode.ShouldBeTrue(await created.TextAsync());
        await ChangeMeanwhileAsync(site, "badge", macro => macro.Read(), nameof(IMacroGrain.Read), () => site.DoAsync("badge", "publish", new { note = "" }));

        var macro = (await site.GetJsonAsync("/api/v1/export?history=true"))["macros"]!.AsArray().ShouldHaveSingleItem()!;

        macro["state"]!.GetValue<string>().ShouldBe("published");
        macro["revisions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task PreviewOfTheForm_OutputChangedMeanwhile_IsThatOfTheRevisionThatIsShown()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        await ChangeMeanwhileAsync(site, "greeting", macro => macro.Published(), nameof(IMacroGrain.Published), async () =>
        {
            await site.SaveAsync("greeting", Definitions.WithBody());
            await site.DoAsync("greeting", "publish", new { note = "" });
        });

        using var content = JsonContent.Create(new { parameters = new Dictionary<string, string>(StringComparer.Ordinal) });
        using var answer = await site.SendAsync(HttpMethod.Post, "/connect/forms/greeting/preview", site.ContextToken(TestSite.Viewer), content);
        var preview = await answer.JsonAsync();

        preview["html"]!.GetValue<string>().ShouldContain("<section>");
        preview["storage"].ShouldBeNull();
    }

    [Fact]
    public async Task Static_BodyWantedByTheNextRevisionOnly_IsBroughtAllTheSame()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody(output: "static"));
        app.Host.MacroBodies[$"{site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1"] = "<p>kept</p>";
        var bodies = new List<bool>();
        await site.FailAsync("box", nameof(IMacroGrain.Render), () => Outcome(bodies.Count));

        using var answer = await site.GetAsync(TestSite.RenderTarget("box", path: "/connect/static"));

        (await answer.TextAsync()).ShouldBe("<p>whole</p>");

        // The first revision lacks parameters, the next one a body.
        object Outcome(int calls)
        {
            bodies.Add(true);
            return calls switch
            {
                0 => new BodyNeeded(BodyMode.None, 1) { Parameters = true },
                1 => new BodyNeeded(BodyMode.Rendered, 2),
                _ => new RenderedOutput("<p>whole</p>", "", 2, Cacheable: false),
            };
        }
    }

    /// <summary>The first answer of a grain's method is what it was before a change, all others what it is after it.</summary>
    async Task ChangeMeanwhileAsync<T>(TestSite site, string key, Func<IMacroGrain, Task<T>> read, string method, Func<Task> change)
    {
        var tenant = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(tenant));
        var macro = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IMacroGrain>($"{tenant}/{key}");
        var before = await read(macro);
        await change();
        var after = await read(macro);
        var calls = 0;
        app.Faults.Answer($"{tenant}/{key}", method, () => (calls++ == 0 ? before : after)!);
    }
}
