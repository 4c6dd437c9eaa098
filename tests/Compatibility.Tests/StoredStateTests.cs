using System.Reflection;
using System.Text.Json;
using UserMacro.Grains.Macros;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Compatibility.Tests;

/// <summary>What earlier builds stored is read whole by this one.</summary>
public sealed class StoredStateTests
{
    public static TheoryData<string> Names => [.. StateSamples.All.Select(state => WireName.Of(state.GetType()))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_State_IsWhatTheNewestVersionSays(string name) => GoldenFolder.ShouldHold(FileOf(name), JsonContent.Write(Sample(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_StateOfAnyVersion_LosesNothing(string name)
    {
        foreach (var version in GoldenFolder.VersionsOf(FileOf(name)))
        {
            var golden = File.ReadAllBytes(GoldenFolder.PathOf(version, FileOf(name)));

            JsonContent.Lost(golden, JsonContent.Write(Read(Sample(name).GetType(), golden))).ShouldBeEmpty($"{name} of version {version}");
        }
    }

    [Fact]
    public void Samples_SerializableTypesOfGrainsAndSilo_AreAllThere() =>
        typeof(MacroHead).Assembly.GetTypes().Append(typeof(WrappedDataKey))
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsAbstract)
            .Except(StateSamples.All.Select(state => state.GetType()))
            .ShouldBeEmpty();

    static object Sample(string name) => StateSamples.All.Single(state => WireName.Of(state.GetType()) == name);

    static string FileOf(string name) => Path.Combine("states", name + ".json");

    static object Read(Type type, byte[] json) =>
        typeof(StateJson).GetMethod(nameof(StateJson.Read), BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod(type).CreateDelegate<Reader>()(json) ?? throw new JsonException("The state is null.");

    delegate object? Reader(ReadOnlySpan<byte> json);
}
