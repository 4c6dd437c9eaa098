using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Connections;

public sealed class ConnectionsGrainTests(GrainCluster cluster)
{
    const string Address = "https://api.example.com/v1";

    readonly TenantId _tenant = GrainCluster.NewTenant();

    [Fact]
    public async Task Save_Connection_KeepsItsSecretsToItself()
    {
        var sut = Sut();

        var saved = (await sut.Save("weather", Edit(("Authorization", "Bearer geheim")), 0, "u1")).Value!;

        saved.Headers.ShouldBe(["Authorization"]);
        saved.Number.ShouldBe(1);
        (await sut.List()).ShouldHaveSingleItem().Name.ShouldBe("weather");
        (await sut.Target("weather"))!.Headers["Authorization"].ShouldBe("Bearer geheim");
        (await sut.Target("weather"))!.ToString().ShouldNotContain("geheim");
        Edit(("Authorization", "Bearer geheim")).ToString().ShouldNotContain("geheim");
        (await sut.Target("other")).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_Connection_LeavesNoBytesOfItsSecrets()
    {
        var sut = Sut();
        await sut.Save("weather", Edit(("Authorization", "Bearer geheim")), 0, "u1");
        var before = cluster.Records.Scrubs;

        (await sut.Delete("weather", 1, "u1")).Value.ShouldBeTrue();

        cluster.Records.Scrubs.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Save_ValueLeftOut_KeepsTheStoredOneForTheSameServerOnly()
    {
        var sut = Sut();
        await sut.Save("weather", Edit(("X-Key", "one"), ("X-Old", "two")), 0, "u1");

        (await sut.Save("weather", Edit(("X-Key", null)), 1, "u2")).Error.ShouldBeNull();
        (await sut.Target("weather"))!.Headers.ShouldHaveSingleItem().Value.ShouldBe("one");

        var moved = await sut.Save("weather", Edit(("X-Key", null)) with { BaseUrl = "https://evil.example.net" }, 2, "u2");
        moved.Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("headers");
    }

    [Theory]
    [InlineData("https://api.example.com/v1 ")]
    [InlineData(" https://api.example.com/v1")]
    [InlineData("https://api.example.com/a b")]
    [InlineData("https://api.example.com/a\tb")]
    [InlineData("https://api.example.com/a\r\nX: y")]
    [InlineData("https://api.exam\nple.com/")]
    [InlineData("https://api.example.com/\u0000")]
    [InlineData("https://api.example.com/\u007f")]
    [InlineData("https://api.example.com/\u0085")]
    [InlineData("https://api.example.com/\u00a0")]
    [InlineData("https://api.example.com/\u2028")]
    [InlineData("https://api.\u200bexample.com/")]
    [InlineData("https://api.\u00adexample.com/")]
    [InlineData("https://api.example.com/\u202e")]
    [InlineData("https://аpi.example.com/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://api。example。com/")]
    [InlineData("https://api.example.com:0/")]
    [InlineData("https://api.example.com:65536/")]
    [InlineData("https://api.example.com./")]
    [InlineData("https://user@api.example.com/")]
    [InlineData("https://user:secret@api.example.com/")]
    [InlineData("https://@api.example.com/")]
    [InlineData("https://evil.example\\@api.example.com/")]
    [InlineData("https:\\\\api.example.com/")]
    [InlineData("https://%61pi.example.com/")]
    [InlineData("https://api%2eexample.com/")]
    [InlineData("https://localhost/")]
    [InlineData("https://metadata/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://-api.example.com/")]
    [InlineData("https:///api.example.com/")]
    [InlineData("https:api.example.com")]
    [InlineData("http://api.example.com/")]
    [InlineData("ftp://api.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//api.example.com/")]
    [InlineData("https://api.example.com/?a")]
    [InlineData("https://api.example.com/#a")]
    [InlineData("https://api.example.com/..")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Save_AddressThatIsNotPlain_IsRefusedAndNothingIsStored(string? address)
    {
        var sut = Sut();

        var saved = await sut.Save("weather", Edit() with { BaseUrl = address! }, 0, "u1");

        saved.Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("baseUrl");
        (await sut.List()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://API.example.com/v1/")]
    [InlineData("https://api.example.com:8443/a%20b")]
    [InlineData("https://xn--bcher-kva.example/")]
    public async Task Save_PlainAddress_IsTaken(string address) =>
        (await Sut().Save("weather", Edit() with { BaseUrl = address }, 0, "u1")).Error.ShouldBeNull();

    [Fact]
    public async Task Save_AddressTooLong_SaysHowLongItIs() =>
        (await Sut().Save("weather", Edit() with { BaseUrl = "https://api.example.com/".PadRight(501, 'x') }, 0, "u1")).Error.ShouldBeOfType<InvalidError>()
            .Fields.ShouldHaveSingleItem().Message.ShouldBe("Must have at most 500 characters; this has 501.");

    [Fact]
    public async Task Edits_OnAnOlderState_AreStaleAndNumbersNeverComeAgain()
    {
        var sut = Sut();
        await sut.Save("weather", Edit(), 0, "u1");

        (await sut.Save("weather", Edit(), 0, "u1")).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(1);
        (await sut.Delete("weather", 7, "u1")).Error.ShouldBeOfType<StaleError>();
        (await sut.Delete("weather", 1, "u1")).Error.ShouldBeNull();
        (await sut.Delete("weather", 1, "u1")).Error.ShouldBeOfType<NotFoundError>();
        (await sut.Save("weather", Edit(), 0, "u1")).Value!.Number.ShouldBe(3);
        (await ActionsAsync()).ShouldBe([AuditActions.ConnectionSaved, AuditActions.ConnectionDeleted, AuditActions.ConnectionSaved]);
    }

    [Fact]
    public async Task Save_OneTooMany_IsALimit()
    {
        var sut = Sut();
        for (var i = 0; i < 20; i++)
        {
            (await sut.Save($"c{i}", Edit(), 0, "u1")).Error.ShouldBeNull();
        }

        (await sut.Save("one-more", Edit(), 0, "u1")).Error.ShouldBeOfType<LimitError>();
    }

    [Theory]
    [InlineData("Weather", Address, "X-Key", "v", 60, "name")]
    [InlineData("", Address, "X-Key", "v", 60, "name")]
    [InlineData("w", "http://api.example.com", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://127.0.0.1/", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://[::1]/", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://2130706433/", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://localhost/", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://user:pass@api.example.com/", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://api.example.com/?a=b", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", "https://api.example.com/a/../b", "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", null, "X-Key", "v", 60, "baseUrl")]
    [InlineData("w", Address, "Host", "v", 60, "headers")]
    [InlineData("w", Address, "X Key", "v", 60, "headers")]
    [InlineData("w", Address, "X-Key", "a\r\nX-Evil: b", 60, "headers")]
    [InlineData("w", Address, "X-Key", "ä", 60, "headers")]
    [InlineData("w", Address, "X-Key", null, 60, "headers")]
    [InlineData("w", Address, "X-Key", "v", -1, "cacheSeconds")]
    [InlineData("w", Address, "X-Key", "v", 3601, "cacheSeconds")]
    public async Task Save_WhatIsNoConnection_NamesTheField(string name, string? address, string header, string? value, int cacheSeconds, string field) =>
        (await Sut().Save(name, new ConnectionEdit(address!, ImmutableDictionary<string, string?>.Empty.Add(header, value), cacheSeconds), 0, "u1"))
            .Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public async Task Save_WriteOfUnknownOutcome_IsUnavailable()
    {
        cluster.Storage.FailNextWrite("connections", _tenant.Value, isDone: true);

        (await Sut().Save("weather", Edit(), 0, "u1")).Error.ShouldBeOfType<UnavailableError>();

        (await Sut().List()).Length.ShouldBe(1);
    }

    static ConnectionEdit Edit(params (string Name, string? Value)[] headers) =>
        new(Address, headers.ToImmutableDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal), 60);

    async Task<IEnumerable<string>> ActionsAsync() =>
        (await cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(_tenant)).Read(new()))!.Entries.Select(entry => entry.Action);

    IConnectionsGrain Sut()
    {
        TenantScope.Enter(_tenant);
        return cluster.Grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(_tenant));
    }
}
