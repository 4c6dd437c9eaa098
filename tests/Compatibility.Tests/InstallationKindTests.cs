using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tenants;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Compatibility.Tests;

/// <summary>Builds before version 6 knew one kind of host: what they stored and send is of that kind, and the same as what this build does.</summary>
public sealed class InstallationKindTests : IDisposable
{
    const int FirstWithKind = 6;

    static readonly HostCredentials Credentials = new("connect", "a", "secret") { PreviousContent = "former", PreviousUntil = Samples.Once };

    readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void Access_OfEarlierSilos_HasTheFirstKindsCredentials()
    {
        foreach (var golden in Earlier(Path.Combine("messages", "tenant-access.bin")))
        {
            Received<TenantAccess>(golden).Credentials.ShouldBe(Credentials);
        }
    }

    [Fact]
    public void Installation_OfEarlierFrontEnds_IsTheSameAsThatOfThisBuild()
    {
        foreach (var golden in Earlier(Path.Combine("messages", "installation.bin")))
        {
            Received<Installation>(golden).ShouldBe(StateSamples.Installation, "else a message that is delivered twice would conflict with itself");
        }
    }

    [Fact]
    public void Installation_StoredByEarlierSilos_IsTheSameAsThatOfThisBuild()
    {
        foreach (var golden in Earlier(Path.Combine("states", "installation-record.json")))
        {
            var read = StateJson.Read<InstallationRecord>(golden).ShouldNotBeNull();

            read.Installed.ShouldBe(StateSamples.Installation);
            read.Credentials.ShouldBe(Credentials);
        }
    }

    public void Dispose() => _services.Dispose();

    T Received<T>(byte[] golden) => _services.GetRequiredService<Serializer>().Deserialize<object>(golden).ShouldBeOfType<T>();

    static IEnumerable<byte[]> Earlier(string file)
    {
        var earlier = GoldenFolder.VersionsOf(file).Where(version => version < FirstWithKind).ToList();
        earlier.ShouldNotBeEmpty();
        return earlier.Select(version => File.ReadAllBytes(GoldenFolder.PathOf(version, file)));
    }
}
