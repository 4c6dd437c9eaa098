using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Compatibility.Tests;

/// <summary>During a rolling upgrade old and new builds talk to each other: what the old ones send is read whole.</summary>
public sealed class MessageTests : IDisposable
{
    /// <summary>
    /// Fields that mean something else since a version, so that what earlier builds say in them is not read: outputs that are cacheable by
    /// the syntax of their template, and revisions of outputs that such a build called cacheable.
    /// </summary>
    static readonly FrozenSet<string> Retired = FrozenSet.Create(
        StringComparer.Ordinal, "rendered-output $.Cacheable", "render-request $.KnownRevision", "preview-outcome $.Outcome.Cacheable");

    /// <summary>The last version that meant them otherwise.</summary>
    const int RetiredSince = 3;

    readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static TheoryData<string> Names => [.. MessageSamples.All.Select(NameOf)];

    Serializer Serializer => _services.GetRequiredService<Serializer>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_Message_IsWhatTheNewestVersionSays(string name)
    {
        GoldenFolder.ShouldHold(FileOf(name, ".bin"), Serializer.SerializeToArray<object>(Sample(name)));
        GoldenFolder.ShouldHold(FileOf(name, ".json"), JsonContent.Write(Content(Sample(name))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_MessageOfAnyVersion_LosesNothing(string name)
    {
        foreach (var version in GoldenFolder.VersionsOf(FileOf(name, ".bin")))
        {
            var read = Serializer.Deserialize<object>(File.ReadAllBytes(GoldenFolder.PathOf(version, FileOf(name, ".bin"))));

            // The content of a message may be the same in a version that writes it in another form.
            var contentOf = GoldenFolder.VersionsOf(FileOf(name, ".json")).Last(known => known <= version);
            var content = File.ReadAllBytes(GoldenFolder.PathOf(contentOf, FileOf(name, ".json")));
            JsonContent.Lost(content, JsonContent.Write(Content(read!)))
                .Where(lost => version > RetiredSince || !Retired.Contains($"{name} {lost[..lost.IndexOf(':', StringComparison.Ordinal)]}"))
                .ShouldBeEmpty($"{name} of version {version}");
        }
    }

    [Fact]
    public void Samples_SerializableTypesOfTheContracts_AreAllThere() =>
        typeof(IMacroGrain).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsAbstract)
            .Except(MessageSamples.All.Select(message => message.GetType()).Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            .ShouldBeEmpty();

    public void Dispose() => _services.Dispose();

    static object Sample(string name) => MessageSamples.All.Single(message => NameOf(message) == name);

    static string NameOf(object message) => WireName.Of(message.GetType());

    // An exception's own members are none of ours; that it comes back as itself is what counts.
    static object Content(object message) =>
        message is Exception ? new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = message.GetType().Name } : message;

    static string FileOf(string name, string extension) => Path.Combine("messages", name + extension);
}
