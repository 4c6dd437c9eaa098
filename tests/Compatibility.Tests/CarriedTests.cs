extern alias webapi;

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Compatibility.Tests.Names;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Tenants;
using webapi::UserMacro.WebApi.Render;
using webapi::UserMacro.WebApi.Render.Frames;
using webapi::UserMacro.WebApi.Render.Sandbox;
using webapi::UserMacro.WebApi.Transfer;
using webapi::UserMacro.WebApi.Transfer.Contracts;
using webapi::UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.Compatibility.Tests;

/// <summary>What others keep for us, and bring back to a later build: archives of administrators, tickets in frames that are open.</summary>
public sealed class CarriedTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    static readonly string Archive = Path.Combine("archives", "archive.json");
    static readonly string FrameFile = Path.Combine("tickets", "frame.txt");
    static readonly string SandboxFile = Path.Combine("tickets", "sandbox.txt");

    static readonly TenantAccess Access = MessageSamples.All.OfType<TenantAccess>().Single();

    static readonly FrameTicket Ticket = new()
    {
        Macro = "badge", Revision = 2, Body = BodyMode.Rendered, Parameters = Samples.Values, Page = Samples.Page, AccountId = "557058:a",
        OutputType = "display", MacroId = "5e9b",
    };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive_OfAnyVersion_IsReadAndWrittenAsItIs()
    {
        var options = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var writer = app.Services.GetRequiredService<ArchiveWriter>();
        GoldenFolder.VersionsOf(Archive).ShouldNotBeEmpty();
        foreach (var version in GoldenFolder.VersionsOf(Archive))
        {
            var golden = await File.ReadAllBytesAsync(GoldenFolder.PathOf(version, Archive), Cancellation);

            var read = JsonSerializer.Deserialize<ArchiveDto>(golden, options)!;

            writer.ChecksumOf(read, Cancellation).ShouldBe(read.Checksum, $"version {version}");
            using var written = new MemoryStream();
            await writer.WriteAsync(written, read.CreatedAt, read.Parts, read.Macros.ToAsyncEnumerable(), _ => { }, Cancellation);
            Encoding.UTF8.GetString(written.ToArray()).ShouldBe(Encoding.UTF8.GetString(golden), $"version {version}");
        }
    }

    [Fact]
    public async Task FrameTicket_OfAnyVersion_SaysWhatWasSealed()
    {
        var tickets = new FrameTickets(new FakeTimeProvider(Samples.Once));
        GoldenFolder.Keep(FrameFile, () => Encoding.ASCII.GetBytes(tickets.Seal(Ticket, Access)));
        foreach (var version in GoldenFolder.VersionsOf(FrameFile))
        {
            var opened = tickets.Open(await File.ReadAllTextAsync(GoldenFolder.PathOf(version, FrameFile), Cancellation), Access).ShouldNotBeNull();

            opened.Parameters.ShouldBe(Ticket.Parameters, $"version {version}");
            (opened with { Parameters = Ticket.Parameters }).ShouldBe(Ticket with { Expires = Samples.Once + FrameTickets.Lifetime }, $"version {version}");
        }
    }

    [Fact]
    public async Task SandboxTicket_OfAnyVersion_SaysWhatWasSealed()
    {
        var tickets = new SandboxTickets(new FakeTimeProvider(Samples.Once));
        GoldenFolder.Keep(SandboxFile, () => Encoding.ASCII.GetBytes(tickets.Seal(["https://cdn.example.com"], Access)));
        foreach (var version in GoldenFolder.VersionsOf(SandboxFile))
        {
            var text = await File.ReadAllTextAsync(GoldenFolder.PathOf(version, SandboxFile), Cancellation);

            SandboxTickets.SiteOf(text).ShouldBe(Access.Credentials.Name);
            tickets.Open(text, Access).ShouldNotBeNull().Hosts.ShouldBe(["https://cdn.example.com"], $"version {version}");
        }
    }
}
