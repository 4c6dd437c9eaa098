using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Hosting;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class MemoryReturnTests : IDisposable
{
    readonly FakeMemory _memory = new() { Held = 200L << 20 };
    readonly MemoryReturn _sut;

    public MemoryReturnTests() => _sut = new(_memory, new FakeTimeProvider());

    public void Dispose() => _sut.Dispose();

    [Fact]
    public void Look_QuietAfterABurst_ReturnsOnce()
    {
        Burst();
        LookQuiet(5);

        _memory.Returns.ShouldBe(1);
    }

    [Fact]
    public void Look_Busy_Waits()
    {
        Burst();
        for (var look = 0; look < 5; look++)
        {
            LookQuiet(1);
            _memory.Given += MemoryReturn.Quiet;
            _sut.Look();
        }

        _memory.Returns.ShouldBe(0);
    }

    [Fact]
    public void Look_LittleToReturn_DoesNothing()
    {
        _memory.Held += MemoryReturn.Worthwhile - 1;
        LookQuiet(5);

        _memory.Returns.ShouldBe(0);
    }

    [Fact]
    public void Look_MuchIsStillInUse_DoesNotTryAgainAndAgain()
    {
        Burst();
        _memory.InUse = _memory.Held;
        LookQuiet(5);

        _memory.Returns.ShouldBe(1);
    }

    [Fact]
    public void Return_OfThisProcess_GivesMemoryBack()
    {
        var memory = new ProcessMemory();
        memory.Return();
        Fill(256);
        var held = memory.Resident;

        memory.Return();

        memory.Resident.ShouldBeLessThan(held - (128L << 20));
    }

    void Burst()
    {
        _memory.Given += 10 * MemoryReturn.Quiet;
        _memory.Held += 2 * MemoryReturn.Worthwhile;
        _sut.Look();
    }

    void LookQuiet(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _sut.Look();
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static void Fill(int megabytes)
    {
        var all = new List<byte[]>();
        for (var number = 0; number < megabytes; number++)
        {
            var some = new byte[1 << 20];
            Array.Fill(some, (byte)1);
            all.Add(some);
        }

        GC.KeepAlive(all);
    }

    sealed class FakeMemory : ProcessMemory
    {
        public long Held { get; set; }

        public long InUse { get; set; } = 200L << 20;

        public long Given { get; set; }

        public int Returns { get; private set; }

        public override long Resident => Held;

        public override long Allocated => Given;

        public override void Return()
        {
            Returns++;
            Held = InUse;
        }
    }
}
