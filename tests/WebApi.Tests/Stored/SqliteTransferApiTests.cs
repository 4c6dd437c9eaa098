using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Transfer;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteTransferApiTests(SqliteApp app) : TransferApiTests(app);
