using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class ObservedKeyEncryptionKeyTests : IDisposable
{
    static readonly byte[] DataKey = new byte[32];

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton<SecurityEvents>().BuildServiceProvider();
    readonly MeterListener _listener = new();
    readonly List<string> _kinds = [];
    readonly ObservedKeyEncryptionKey _sut;

    public ObservedKeyEncryptionKeyTests()
    {
        _sut = new(new ProcessKeyEncryptionKey(), _services.GetRequiredService<SecurityEvents>());
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _kinds.Add($"{tags[0].Value} {tags[1].Value}"));
        _listener.Start();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wrap_AndUnwrap_GiveWhatTheProviderGives()
    {
        await _sut.PrepareAsync(dataKeysAreStored: false, Cancellation);
        var unwrapped = new byte[32];

        await _sut.UnwrapAsync(new(_sut.KeyId, await _sut.WrapAsync(DataKey, new("t-1", "id"), Cancellation)), new("t-1", "id"), unwrapped, Cancellation);

        unwrapped.ShouldBe(DataKey);
        _kinds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unwrap_KeyOfAnotherContext_IsRefusedAndASecurityEvent()
    {
        await _sut.PrepareAsync(dataKeysAreStored: false, Cancellation);
        var wrapped = await _sut.WrapAsync(DataKey, new("t-1", "id"), Cancellation);

        await Should.ThrowAsync<KeyEncryptionException>(() => _sut.UnwrapAsync(new(_sut.KeyId, wrapped), new("t-2", "id"), new byte[32], Cancellation));

        _kinds.ShouldBe(["key-provider-failed KeyEncryptionException"]);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
