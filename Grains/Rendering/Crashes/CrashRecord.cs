using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>
/// Says in a memory-mapped file what each thread of the render pools is at, so that the next process knows after this one ended uncleanly:
/// what is written there outlives a stack overflow and a SIGKILL.
/// </summary>
/// <remarks>Each silo has a file of its own, locked while it runs. A file that nobody holds is of a silo that has ended; unless that
/// removed it, its entries are suspects for an hour. Without a usable folder nothing is recorded, and rendering continues.</remarks>
internal sealed class CrashRecord : IDisposable
{
    readonly TimeProvider _time;
    readonly ILogger<CrashRecord> _logger;
    readonly ConcurrentBag<int> _free = [];
    readonly FileStream? _file;
    readonly MemoryMappedFile? _map;
    readonly MemoryMappedViewAccessor? _view;
    bool _isDisposed;

    public CrashRecord(IOptions<RenderPoolOptions> options, CrashSuspects suspects, TimeProvider time, ILogger<CrashRecord> logger)
    {
        _time = time;
        _logger = logger;
        Key = SuspectKey.Create();
        var folder = options.Value.RecordPath is { Length: > 0 } path ? path : Path.Combine(Path.GetTempPath(), "usermacro-crash-records");
        try
        {
            PrivateFolder.Create(folder);
            foreach (var file in Directory.EnumerateFiles(folder, CrashFile.Pattern))
            {
                suspects.Add(Read(file));
            }

            _file = CrashFile.Create(folder);
            _file.Write(CrashFile.New(Key));
            _file.Flush();
            _map = MemoryMappedFile.CreateFromFile(_file, mapName: null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _view = _map.CreateViewAccessor();
            for (var number = CrashFile.Slots - 1; number >= 0; number--)
            {
                _free.Add(number);
            }
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            Log.NoCrashRecord(logger, folder, fault.Message);
            Close();
        }
    }

    /// <summary>The key of the names in the file.</summary>
    public SuspectKey Key { get; }

    /// <summary>Whether anything is recorded.</summary>
    public bool IsOpen => _view is not null && !_isDisposed;

    /// <summary>A place for one thread; null when nothing is recorded, or no more threads can be.</summary>
    public CrashRecordEntry? Lease() => IsOpen && _free.TryTake(out var number) ? new(this, number) : null;

    public void Return(CrashRecordEntry slot) => _free.Add(slot.Number);

    public void Write(int number, CrashEntry entry)
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            var at = CrashFile.HeaderBytes + (number * CrashFile.SlotBytes);
            var state = entry.State;
            entry.State = 0;
            _view!.Write(at, ref entry);
            Thread.MemoryBarrier();
            _view.Write(at, state);
        }
        catch (ObjectDisposedException)
        {
            // A thread that did not end with its pool.
        }
    }

    public void Clear(int number)
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            _view!.Write(CrashFile.HeaderBytes + (number * CrashFile.SlotBytes), 0);
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }
    }

    /// <summary>Ends cleanly: the file goes, unless threads are still at something, which then is suspect.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        var isClean = true;
        if (_view is not null)
        {
            for (var number = 0; number < CrashFile.Slots && isClean; number++)
            {
                isClean = _view.ReadInt32(CrashFile.HeaderBytes + (number * CrashFile.SlotBytes)) == 0;
            }
        }

        var name = _file?.Name;
        Close();
        if (isClean && name is not null)
        {
            TryDelete(name);
        }
    }

    /// <summary>The entries of a silo that has ended, if this is its file.</summary>
    ImmutableArray<Suspicion> Read(string path)
    {
        try
        {
            // Fails while the silo lives.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var content = new byte[CrashFile.Length];
            if (file.Length != CrashFile.Length || file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length
                || !CrashFile.IsOne(content))
            {
                Log.ForeignCrashRecord(_logger, path);
                return [];
            }

            var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
            var found = CrashFile.FoundOf(content) is { } before && before <= now ? before : now;
            var entries = CrashFile.EntriesOf(content);
            if (entries.IsEmpty || now - found > Suspicion.Lifetime)
            {
                File.Delete(path);
                return [];
            }

            CrashFile.SetFound(file, found);
            var key = CrashFile.KeyOf(content);
            Log.CrashRecordRead(_logger, entries.Length);
            return [.. entries.Select(entry => Suspicions.From(key, entry, QuarantineReason.ProcessEnded, found))];
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            return [];
        }
    }

    void Close()
    {
        _view?.Dispose();
        _map?.Dispose();
        _file?.Dispose();
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            // Empty of suspects, it is removed by the next start.
        }
    }

    static bool IsOfTheFolder(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or ExternalException;
}
