using System.Buffers;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>A growing buffer of rented memory, wiped when given back: it holds plaintext.</summary>
internal sealed class PooledBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    int _length;

    public Span<byte> Written => _bytes.AsSpan(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    public void Dispose() => GiveBack(Interlocked.Exchange(ref _bytes, []));

    void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            Written.CopyTo(larger);
            GiveBack(_bytes);
            _bytes = larger;
        }
    }

    static void GiveBack(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }
}
