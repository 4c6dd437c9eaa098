using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Audit;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteAuditApiTests(SqliteApp app) : AuditApiTests(app);
