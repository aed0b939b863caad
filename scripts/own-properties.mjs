import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";

/** @typedef {import("typescript").Type} Type */
/** @typedef {import("typescript").Symbol} Symbol */
/** @typedef {import("typescript").Node} Node */
/** @typedef {import("typescript").SourceFile} SourceFile */

const { TypeFlags, SymbolFlags, SyntaxKind } = ts;

/** Types that say nothing of what is done with a value. */
const OPAQUE = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive | TypeFlags.Instantiable;
const PROPERTY = SymbolFlags.Property | SymbolFlags.Method | SymbolFlags.Accessor;
/** The public API: values that flow into a type of this file are somebody else's to read. */
const API = "src/api.ts";

/** Functions that take any value and look at nothing but the names of its own properties. */
const ASKS_FOR_NAMES = new Set(["Object.hasOwn", "Object.keys", "Array.isArray"]);

/**
 * The program of a project's `src`, with the compiler options of its `tsconfig.json`.
 *
 * @param {string} root the project's folder
 */
export function sourceProgram(root) {
  const path = join(root, "tsconfig.json");
  const config = { ...ts.readConfigFile(path, ts.sys.readFile).config, include: ["src"] };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return ts.createProgram(fileNames, { ...options, types: [] });
}

/**
 * The names of properties that nothing but our own code knows, the most frequent first: of every property with such a name
 * the type checker sees that it is declared in `src` alone, and that no object with it goes where types don't tell who reads
 * it (`unknown`, `any`, an index signature, the API). A name is kept for all objects or for none, since esbuild renames by
 * name. A type error makes all of this unknown: then null.
 *
 * @param {import("typescript").Program} program
 * @param {string} root the project's folder
 * @returns {string[] | null}
 */
export function ownProperties(program, root) {
  const pathOf = (/** @type {SourceFile} */ file) => relative(root, file.fileName).split(sep).join("/");
  const files = program.getSourceFiles().filter((file) => pathOf(file).startsWith("src/"));
  if (files.some((file) => program.getSyntacticDiagnostics(file).length + program.getSemanticDiagnostics(file).length > 0)) return null;

  const checker = program.getTypeChecker();
  const ours = new Set(files);
  const api = files.find((file) => pathOf(file) === API);
  /** @type {Map<string, number>} */
  const uses = new Map();
  const read = new Set();
  /** @type {Set<string>} */
  const kept = new Set();
  /** @type {Set<Type>} */
  const given = new Set();
  /** @type {Map<Type, Set<Type>>} */
  const flown = new Map();
  /** @type {[from: Type, to: Type][]} */
  const flows = [];

  for (const file of program.getSourceFiles()) if (!ours.has(file) && !isDom(file)) each(file, keepDeclared);
  for (const file of files) each(file, look);
  for (let next; (next = flows.pop()); ) follow(...next);
  for (let before = -1; before < given.size; ) {
    before = given.size;
    for (const file of files) each(file, giveToGenerics);
  }
  return [...uses.keys()]
    .filter((name) => read.has(name) && !kept.has(name))
    .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1));

  /** @param {Node} node */
  function look(node) {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) kept.add(node.text);
    if (ts.isTypeOperatorNode(node) && node.operator === SyntaxKind.KeyOfKeyword) keepNames(checker.getTypeFromTypeNode(node.type));
    if (node.getSourceFile() === api || ts.isModuleDeclaration(node)) each(node, keepDeclared);
    if (ts.isIdentifier(node) && isPropertyName(node)) lookAtName(node);
    if (ts.isElementAccessExpression(node)) keepBy(typeOf(node.argumentExpression), typeOf(node.expression));
    if (ts.isForInStatement(node)) keepNames(typeOf(node.expression));
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword) keepBy(typeOf(node.left), typeOf(node.right));
    if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) lookAtBases(node);
    if (ts.isAssertionExpression(node)) flow(typeOf(node.expression), typeOf(node));
    if (ts.isTypePredicateNode(node) && node.type && ts.isIdentifier(node.parameterName)) {
      flow(typeOf(node.parameterName), checker.getTypeFromTypeNode(node.type));
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) lookAtCall(node);
    if (ts.isExpression(node) && !ts.isTypeNode(node.parent)) {
      const wanted = checker.getContextualType(node);
      if (wanted && ts.isCallExpression(node.parent) && ASKS_FOR_NAMES.has(node.parent.expression.getText())) keepNames(typeOf(node));
      else if (wanted) flow(typeOf(node), wanted);
    }
  }

  /** @param {import("typescript").Identifier} node */
  function lookAtName(node) {
    const { parent, text } = node;
    const isPattern = ts.isBindingElement(parent);
    const symbol = isPattern ? typeOf(parent.parent).getProperty(text) : checker.getSymbolAtLocation(node);
    if (!symbol || !isOwn(symbol)) kept.add(text);
    if (isPattern || (ts.isPropertyAccessExpression(parent) && !isTarget(parent))) read.add(text);
    if (!isTypeMember(parent)) uses.set(text, (uses.get(text) ?? 0) + 1);
    if (ts.isObjectLiteralExpression(parent.parent) && isTarget(parent.parent)) kept.add(text);
    if (isPublicOfEntry(parent)) kept.add(text);
  }

  /** @param {import("typescript").ClassDeclaration | import("typescript").InterfaceDeclaration} node */
  function lookAtBases(node) {
    const own = checker.getTypeAtLocation(node);
    for (const clause of node.heritageClauses ?? []) for (const base of clause.types) flow(own, checker.getTypeAtLocation(base));
  }

  /** Arguments have a contextual type, except those that are spread. What code of others makes of no argument of its type, it has from elsewhere. */
  function lookAtCall(/** @type {import("typescript").CallExpression | import("typescript").NewExpression} */ node) {
    const signature = checker.getResolvedSignature(node);
    const last = signature?.parameters.at(-1);
    for (const argument of node.arguments ?? []) {
      if (ts.isSpreadElement(argument) && last) flow(typeOf(argument.expression), checker.getTypeOfSymbol(last));
    }
    const declaration = signature?.declaration;
    if (!declaration || ours.has(declaration.getSourceFile()) || !ts.isCallExpression(node)) return;
    const taken = new Set(declaration.parameters.flatMap((parameter) => parameter.getText().match(/\w+/g) ?? []));
    if (ts.getEffectiveTypeParameterDeclarations(declaration).some(({ name }) => !taken.has(name.text))) give(typeOf(node));
  }

  /** What is given away by generic code of ours is given away by who calls it. */
  function giveToGenerics(/** @type {Node} */ node) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (!declaration || !ours.has(declaration.getSourceFile())) return;
    const generic = ts.isClassLike(declaration.parent) ? [declaration, declaration.parent] : [declaration];
    const parameters = generic.flatMap((part) => ts.getEffectiveTypeParameterDeclarations(part));
    if (!parameters.some((parameter) => given.has(checker.getTypeAtLocation(parameter)))) return;
    for (const argument of node.arguments ?? []) give(typeOf(argument));
  }

  /** A value of one type is taken for one of another: what the one calls its properties, the other must too. */
  function flow(/** @type {Type} */ from, /** @type {Type} */ to) {
    // A pattern wants nothing but the names in it, which are looked at where they stand.
    if (from === to || ("pattern" in to && to.pattern) || (from.isIntersection() && from.types.includes(to))) return;
    const seen = flown.get(from) ?? new Set();
    if (!seen.has(to)) flows.push([from, to]);
    flown.set(from, seen.add(to));
  }

  function follow(/** @type {Type} */ from, /** @type {Type} */ to) {
    if (from.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) return give(to);
    if (to.flags & OPAQUE || isOfApi(to)) return give(from);
    if (from.isUnion()) return from.types.forEach((part) => flow(part, to));
    if (to.isUnion()) return to.types.includes(from) ? undefined : partsFor(from, to.types).forEach((part) => flow(from, part));
    if (!(from.flags & TypeFlags.StructuredType) || !(to.flags & TypeFlags.StructuredType)) return;
    for (const source of argumentsOf(from)) for (const target of argumentsOf(to)) flow(source, target);
    if (checker.isTupleType(to) && !checker.isArrayLikeType(from)) for (const item of argumentsOf(to)) flow(from, item);
    if (!sameGeneric(from, to)) flowMembers(from, to);
  }

  function flowMembers(/** @type {Type} */ from, /** @type {Type} */ to) {
    const index = to.getStringIndexType();
    const wanted = to.getProperties();
    if (wanted.length === 0 && !index && to.getCallSignatures().length + to.getConstructSignatures().length === 0) give(from);
    if (index) {
      keepNames(from);
      for (const symbol of from.getProperties()) if (isOwn(symbol)) flow(checker.getTypeOfSymbol(symbol), index);
    }
    const [item, wantedItem] = [from.getNumberIndexType(), to.getNumberIndexType()];
    if (item && wantedItem) flow(item, wantedItem);
    for (const target of wanted) {
      const source = from.getProperty(target.name);
      if (!source || source === target || !(isOwn(source) || isOwn(target))) continue;
      if (!isOwn(source) || !isOwn(target)) kept.add(target.name);
      flow(checker.getTypeOfSymbol(source), checker.getTypeOfSymbol(target));
    }
    for (const target of to.getCallSignatures()) for (const source of from.getCallSignatures()) flowSignature(source, target);
  }

  /** @param {import("typescript").Signature} from @param {import("typescript").Signature} to */
  function flowSignature(from, to) {
    from.parameters.forEach((parameter, index) => {
      const passed = to.parameters[index];
      if (passed) flow(checker.getTypeOfSymbol(passed), checker.getTypeOfSymbol(parameter));
    });
    flow(from.getReturnType(), to.getReturnType());
  }

  /** Keeps the names of whatever can be reached from a value that goes, or comes, where types don't tell. */
  function give(/** @type {Type} */ type) {
    if (given.has(type)) return;
    given.add(type);
    if (type.isUnionOrIntersection()) type.types.forEach(give);
    const constraint = type.flags & TypeFlags.Instantiable ? checker.getBaseConstraintOfType(type) : undefined;
    if (constraint) give(constraint);
    argumentsOf(type).forEach(give);
    for (const index of checker.getIndexInfosOfType(type)) give(index.type);
    if (!(type.flags & TypeFlags.StructuredType)) return;
    for (const symbol of type.getProperties()) {
      if (!isOwn(symbol)) continue;
      kept.add(symbol.name);
      give(checker.getTypeOfSymbol(symbol));
    }
    for (const signature of type.getCallSignatures()) {
      if (!signature.declaration || !ours.has(signature.declaration.getSourceFile())) continue;
      give(signature.getReturnType());
      for (const parameter of signature.parameters) give(checker.getTypeOfSymbol(parameter));
    }
  }

  /** Keeps what a computed key may be. */
  function keepBy(/** @type {Type} */ key, /** @type {Type} */ type) {
    const plain = checker.getBaseConstraintOfType(key) ?? key;
    for (const part of plain.isUnion() ? plain.types : [plain]) {
      if (part.isStringLiteral()) kept.add(part.value);
      else if (!(part.flags & (TypeFlags.NumberLike | TypeFlags.ESSymbolLike))) keepNames(type);
    }
  }

  function keepNames(/** @type {Type} */ type) {
    const plain = checker.getBaseConstraintOfType(type) ?? type;
    const parts = plain.isUnion() ? plain.types : [plain];
    for (const part of parts) for (const symbol of part.getProperties()) kept.add(symbol.name);
  }

  function keepDeclared(/** @type {Node} */ node) {
    if (ts.isIdentifier(node) && isPropertyName(node)) kept.add(node.text);
  }

  function partsFor(/** @type {Type} */ type, /** @type {Type[]} */ parts) {
    const fitting = parts.filter((part) => checker.isTypeAssignableTo(type, part));
    return fitting.length > 0 ? fitting : parts;
  }

  function isOfApi(/** @type {Type} */ type) {
    return api !== undefined && (type.aliasSymbol ?? type.symbol)?.declarations?.some((declaration) => declaration.getSourceFile() === api) === true;
  }

  function isOwn(/** @type {Symbol} */ symbol) {
    const { declarations = [], flags } = symbol;
    return declarations.length > 0 && (flags & PROPERTY) !== 0 && declarations.every((declaration) => ours.has(declaration.getSourceFile()));
  }

  function typeOf(/** @type {Node} */ node) {
    return checker.getTypeAtLocation(node);
  }

  /** Type arguments, as which an array or a tuple has its items; of an iterator only these, not how it ends. */
  function argumentsOf(/** @type {Type} */ type) {
    const own = isReference(type) ? checker.getTypeArguments(type) : [];
    return /Itera|Generator/.test(type.symbol?.name ?? "") ? own.slice(0, 1) : [...own, ...(type.aliasTypeArguments ?? [])];
  }
}

/**
 * esbuild's options that give our own properties short names, except where bundled code of others has the word. A short
 * name begins with `$`, as no field of Obsidian's classes does: ours extend those, and their typings leave fields out.
 *
 * @param {readonly string[]} names the most frequent first
 * @param {string} others the bundled code of others
 */
export function mangling(names, others) {
  const words = new Set(others.match(/[\w$]+/g));
  const free = names.filter((name) => !words.has(name));
  const mangleCache = Object.fromEntries(free.map((name, index) => [name, `$${index.toString(36)}`]));
  return { mangleProps: new RegExp(`^(?:${free.map((name) => name.replaceAll("$", "\\$")).join("|")})$`), mangleCache };
}

/** @param {Node} node @param {(node: Node) => void} visit */
function each(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

/** The browser's own names are so many that each is asked about by its symbol; those of all other code are kept unasked. */
function isDom(/** @type {SourceFile} */ file) {
  return /[\\/]lib\.dom\.[\w.]*d\.ts$/.test(file.fileName);
}

function isPropertyName(/** @type {import("typescript").Identifier} */ node) {
  const { parent } = node;
  if (ts.isBindingElement(parent)) {
    return ts.isObjectBindingPattern(parent.parent) && !parent.dotDotDotToken && (parent.propertyName ?? parent.name) === node;
  }
  if (ts.isParameter(parent)) return ts.isParameterPropertyDeclaration(parent, parent.parent) && parent.name === node;
  return (ts.isPropertyAccessExpression(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isObjectLiteralElement(parent)) && parent.name === node;
}

/** A member that is gone from the JavaScript. */
function isTypeMember(/** @type {Node} */ node) {
  return ts.isTypeElement(node) && !ts.isAccessor(node);
}

/** What is public in the class that the bundle exports, others find on the running plugin. */
function isPublicOfEntry(/** @type {Node} */ node) {
  const isExported = ts.isClassElement(node) && ts.isClassDeclaration(node.parent) && has(node.parent, ts.ModifierFlags.Default);
  return isExported && !has(node, ts.ModifierFlags.Private);
}

/** @param {import("typescript").Declaration} node @param {import("typescript").ModifierFlags} flag */
function has(node, flag) {
  return (ts.getCombinedModifierFlags(node) & flag) !== 0;
}

function isTarget(/** @type {Node} */ node) {
  return ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === SyntaxKind.EqualsToken && node.parent.left === node;
}

/** @param {Type} type @returns {type is import("typescript").TypeReference} */
function isReference(type) {
  return "target" in type && (type.flags & TypeFlags.Object) !== 0 && (/** @type {import("typescript").ObjectType} */ (type).objectFlags & ts.ObjectFlags.Reference) !== 0;
}

function sameGeneric(/** @type {Type} */ a, /** @type {Type} */ b) {
  return isReference(a) && isReference(b) && a.target === b.target;
}
