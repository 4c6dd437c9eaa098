using System.Collections.Immutable;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class StateJsonTests
{
    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        var tenant = TenantId.FromRandom(RandomNumberGenerator.GetBytes(16));
        var state = new EveryType
        {
            Tenant = tenant,
            MaybeTenant = tenant,
            Macro = MacroKey.Parse("status-box"),
            Mode = BodyMode.Unrendered,
            Bytes = [0, 1, 255],
            Key = [0, 128, 255],
            List = ["a", "ü\u0000\"<>"],
            ByMacro = ImmutableDictionary<MacroKey, int>.Empty.Add(MacroKey.Parse("a"), 1),
            When = new(2026, 11, 23, 14, 5, 6, 7, TimeSpan.FromHours(2)),
            Span = TimeSpan.FromTicks(123456789),
            Inner = new("x", 5),
            Field = "kept",
        };

        var read = RoundTrip(state).ShouldNotBeNull();

        (read with { Bytes = [], Key = [], List = [], ByMacro = null! }).ShouldBe(state with { Bytes = [], Key = [], List = [], ByMacro = null! });
        read.When.Offset.ShouldBe(state.When.Offset);
        read.Bytes.ShouldBe(state.Bytes);
        read.Key.ShouldBe(state.Key);
        read.List.ShouldBe(state.List);
        read.ByMacro.ShouldBe(state.ByMacro);
        read.Never.IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void Read_NeverSetKeys_StayNeverSet()
    {
        var read = RoundTrip(new EveryType()).ShouldNotBeNull();

        read.Tenant.ShouldBe(default);
        read.MaybeTenant.ShouldBeNull();
    }

    [Fact]
    public void Write_Enums_ByName()
    {
        using var buffer = new PooledBuffer(16);

        StateJson.Write(buffer, BodyMode.Rendered);

        buffer.Written.SequenceEqual("\"Rendered\""u8).ShouldBeTrue();
    }

    [Fact]
    public void Read_FromOlderAndNewerBuilds_IgnoresWhatIsUnknownAndDefaultsWhatIsMissing()
    {
        var read = StateJson.Read<EveryType>("""{"FromTheFuture":{"a":[1]},"Field":"kept"}"""u8).ShouldNotBeNull();

        read.Field.ShouldBe("kept");
        read.List.ShouldBeEmpty();
    }

    static T? RoundTrip<T>(T state)
    {
        using var buffer = new PooledBuffer(16);
        StateJson.Write(buffer, state);
        return StateJson.Read<T>(buffer.Written);
    }

    internal sealed record EveryType
    {
        public string? Field;

        public TenantId Tenant { get; init; }

        public TenantId? MaybeTenant { get; init; }

        public MacroKey Macro { get; init; }

        public BodyMode Mode { get; init; }

        public byte[] Bytes { get; init; } = [];

        public ImmutableArray<byte> Key { get; init; } = [];

        public ImmutableArray<string> List { get; init; } = [];

        public ImmutableArray<int> Never { get; init; }

        public ImmutableDictionary<MacroKey, int> ByMacro { get; init; } = ImmutableDictionary<MacroKey, int>.Empty;

        public DateTimeOffset When { get; init; }

        public TimeSpan Span { get; init; }

        public Positional? Inner { get; init; }
    }

    internal sealed record Positional(string Name, int Number);
}
