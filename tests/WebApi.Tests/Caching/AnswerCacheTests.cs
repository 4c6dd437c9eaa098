using Microsoft.Extensions.Time.Testing;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Tests.Caching;

public sealed class AnswerCacheTests : IDisposable
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly FakeTimeProvider _time = new();
    readonly AnswerCache<string, int> _sut;
    int _asked;

    public AnswerCacheTests() => _sut = new(maxSize: 10, _time);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithinItsTime_IsAskedOnce()
    {
        (await GetAsync(Minute)).ShouldBe(1);
        _time.Advance(Minute - TimeSpan.FromSeconds(1));

        (await GetAsync(Minute)).ShouldBe(1);
    }

    [Fact]
    public async Task Get_AfterItsTime_IsAskedAgain()
    {
        await GetAsync(Minute);
        _time.Advance(Minute);

        (await GetAsync(Minute)).ShouldBe(2);
    }

    [Fact]
    public async Task Get_AnswerThatTookLong_CountsFromTheQuestion()
    {
        await GetAsync(Minute, takes: TimeSpan.FromSeconds(50));
        _time.Advance(TimeSpan.FromSeconds(10));

        (await GetAsync(Minute)).ShouldBe(2);
    }

    [Fact]
    public async Task Get_ClockSetBack_ForgetsNothingAndKeepsNothingLonger()
    {
        var time = new ClockOfWhichTheTimeOfDayIsWrong();
        using var sut = new AnswerCache<string, int>(maxSize: 10, time);
        await sut.GetAsync("a", Ask, Cancellation);

        time.TimeOfDay -= TimeSpan.FromDays(1);
        (await sut.GetAsync("a", Ask, Cancellation)).ShouldBe(1);
        time.Advance(Minute);

        (await sut.GetAsync("a", Ask, Cancellation)).ShouldBe(2);

        Task<Answer<int>> Ask() => Task.FromResult(new Answer<int>(++_asked, Minute));
    }

    [Fact]
    public async Task Get_TooHeavyToKeep_IsAnsweredAllTheSame()
    {
        (await GetAsync(Minute, size: 11)).ShouldBe(1);

        (await GetAsync(Minute)).ShouldBe(2);
    }

    [Fact]
    public async Task Get_NotWorthKeeping_IsAskedAgain()
    {
        await GetAsync(TimeSpan.Zero);

        (await GetAsync(TimeSpan.Zero)).ShouldBe(2);
    }

    public void Dispose() => _sut.Dispose();

    async Task<int> GetAsync(TimeSpan lasts, TimeSpan takes = default, long size = 1) => await _sut.GetAsync(
        "a",
        () =>
        {
            _time.Advance(takes);
            return Task.FromResult(new Answer<int>(++_asked, lasts, size));
        },
        Cancellation);

    /// <summary>Its time of day may be corrected; its timestamps run on.</summary>
    sealed class ClockOfWhichTheTimeOfDayIsWrong : TimeProvider
    {
        readonly FakeTimeProvider _real = new();

        public TimeSpan TimeOfDay { get; set; }

        public override long TimestampFrequency => _real.TimestampFrequency;

        public void Advance(TimeSpan time) => _real.Advance(time);

        public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + TimeOfDay;

        public override long GetTimestamp() => _real.GetTimestamp();
    }
}
