namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>A dictionary that forgets the entry unused for longest when it is full. Safe for many threads.</summary>
internal sealed class BoundedCache<TValue>(int capacity)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, LinkedListNode<(string Key, TValue Value)>> _nodes = new(StringComparer.Ordinal);
    readonly LinkedList<(string Key, TValue Value)> _byUse = [];

    public bool TryGet(string key, out TValue? value)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(string key, TValue value)
    {
        lock (_lock)
        {
            if (_nodes.Remove(key, out var former))
            {
                _byUse.Remove(former);
            }
            else if (_nodes.Count == capacity)
            {
                _nodes.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _nodes[key] = _byUse.AddFirst((key, value));
        }
    }
}
