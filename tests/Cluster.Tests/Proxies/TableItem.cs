namespace UserMacro.Cluster.Tests.Proxies;

/// <summary>An item that a request reads or writes; a query counts as one.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="State">The name of the grain's state; empty where the item is none, or the request does not name one.</param>
sealed record TableItem(string Table, string State);
