using UserMacro.WebApi.Tests.Audit;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteAuditApiTests(SqliteApp app) : AuditApiTests(app);
