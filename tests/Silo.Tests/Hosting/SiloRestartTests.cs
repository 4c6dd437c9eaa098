using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Hosting;

/// <summary>One silo after the other over the same encrypted files.</summary>
public sealed class SiloRestartTests : IDisposable
{
    const string Identity = "connect:restart";
    const string Secret = "shared-secret-of-the-site";
    const string Text = "Text that only this template holds";

    static readonly MacroKey Badge = MacroKey.Parse("badge");

    static readonly MacroDefinition Published = new()
    {
        Name = "Badge",
        Categories = ["media"],
        Parameters = [new() { Name = "Level", Type = ParameterType.Enum, Default = "low", Values = ["low", "high"] }],
        Template = $"<p>{Text} {{{{ params.Level }}}}</p>",
        Styles = "p { color: red }",
    };

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restart_EverythingStored_IsReadBack()
    {
        TenantId tenant;
        string before;
        await using (var silo = await StartAsync())
        {
            var grains = Grains(silo);
            tenant = await grains.GetGrain<ITenantDirectoryGrain>(Identity).FindOrAssign();
            TenantScope.Enter(tenant);
            await FillAsync(grains, tenant);
            before = await ReadAsync(grains, tenant);
            await silo.StopAsync(Cancellation);
        }

        await using var again = await StartAsync();

        (await Grains(again).GetGrain<ITenantDirectoryGrain>(Identity).Find()).ShouldBe(tenant);
        (await ReadAsync(Grains(again), tenant)).ShouldBe(before);
        foreach (var part in new[] { Secret, Text, "Changed draft", "557058:a", "why it changed", "badge", "Badge" })
        {
            before.ShouldContain(part);
        }
    }

    [Fact]
    public async Task Stop_AnythingStored_LeavesNoPlainTextInTheFiles()
    {
        await using (var silo = await StartAsync())
        {
            var tenant = await Grains(silo).GetGrain<ITenantDirectoryGrain>(Identity).FindOrAssign();
            TenantScope.Enter(tenant);
            await FillAsync(Grains(silo), tenant);
            await silo.StopAsync(Cancellation);
        }

        var files = Directory.GetFiles(Path.GetDirectoryName(_folder.File("usermacro.db"))!);
        files.ShouldContain(_folder.File("usermacro.db"));
        foreach (var file in files)
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation));
            foreach (var part in new[] { Secret, Text, "557058:a" })
            {
                content.Contains(part, StringComparison.Ordinal).ShouldBeFalse($"{part} in {file}");
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    Task<WebApplication> StartAsync() => TestSilo.StartAsync(_folder.File("usermacro.db"));

    static IGrainFactory Grains(WebApplication silo) => silo.Services.GetRequiredService<IGrainFactory>();

    static async Task FillAsync(IGrainFactory grains, TenantId tenant)
    {
        var installation = new Installation(new ConnectCredentials("restart", Secret).ToHost()) { BaseUrl = "http://127.0.0.1:1/wiki" };
        (await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(installation, new("proof", DateTimeOffset.UnixEpoch))).Value.ShouldBeTrue();
        var editor = await grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant)).HandleOf("557058:a");
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, Badge));
        var created = (await macro.Create(Published, editor)).Value.ShouldNotBeNull();
        (await macro.Publish(created.Draft.Number, "why it changed", editor)).Value.ShouldNotBeNull().Number.ShouldBe(1);
        var draft = (await macro.Read()).Value.ShouldNotBeNull().Draft.Number;
        (await macro.SaveDraft(Published with { Template = "Changed draft" }, draft, editor)).Value.ShouldNotBeNull();
        (await macro.Publish(draft + 1, "again", editor)).Value.ShouldNotBeNull().Number.ShouldBe(2);
    }

    /// <summary>All that the grains tell of the tenant, as text.</summary>
    static async Task<string> ReadAsync(IGrainFactory grains, TenantId tenant)
    {
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, Badge));
        return JsonSerializer.Serialize(new
        {
            Access = await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Access(Identity),
            Accounts = await grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant)).List(),
            Macro = (await macro.Read()).Value,
            First = (await macro.ReadRevision(1)).Value,
            Second = (await macro.ReadRevision(2)).Value,
            Catalogue = await grains.ListMacrosAsync(tenant),
        });
    }
}
